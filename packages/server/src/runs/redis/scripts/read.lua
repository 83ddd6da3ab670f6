-- Events of a run behind an id. ARGV: id, event id, most events, '1' for a reader who just came.
local id, after = ARGV[1], ARGV[2]
local state = redis.call('HMGET', runKey(id), 'accepted', 'closed')
if not state[1] then return { 0, 0, {} } end
local events = partKey(id, 'events')
if ARGV[4] == '1' and redis.call('EXISTS', events) == 1 then
  -- An id that the run has not reached is of a run that the store has lost: then everything is given.
  local info = redis.call('XINFO', 'STREAM', events)
  for i = 1, #info, 2 do
    if info[i] == 'last-generated-id' then
      local attempt, seq = string.match(info[i + 1], '^(%d+)-(%d+)$')
      local ownAttempt, ownSeq = string.match(after, '^(%d+)-(%d+)$')
      attempt, seq, ownAttempt, ownSeq = tonumber(attempt), tonumber(seq), tonumber(ownAttempt), tonumber(ownSeq)
      if ownAttempt > attempt or (ownAttempt == attempt and ownSeq > seq) then after = '0-0' end
    end
  end
end
local found = redis.call('XRANGE', events, '(' .. after, '+', 'COUNT', ARGV[3])
return { 1, state[2] and 1 or 0, found }
