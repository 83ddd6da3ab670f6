-- What became of accepted runs. ARGV: ms of silence after which an attempt is over, ms to keep, then ids. Gives for each of them
-- 'ended', 'held' by the queue or by an attempt, or 'missing', and its newest attempt.
local found, time = {}, now()
for i = 3, #ARGV do
  local id = ARGV[i]
  local state = redis.call('HMGET', runKey(id), 'accepted', 'attempt', 'beat', 'ended')
  local heard = tonumber(state[3] or state[1] or '0')
  local word = 'missing'
  if state[4] then
    word = 'ended'
  elseif redis.call('EXISTS', prefix .. ':runs:' .. id) == 1 or time - heard < tonumber(ARGV[1]) then
    word = 'held'
    keepFor(id, ARGV[2])
  end
  found[#found + 1] = word
  found[#found + 1] = tonumber(state[2] or '0')
end
return found
