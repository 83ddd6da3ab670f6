-- Accepts a run, unless it is known or there is no room. ARGV: id, own places, longest line, ms to keep, attempt so
-- far, token that tells this call from others when it is sent twice.
local id, attempt = ARGV[1], tonumber(ARGV[5])
local known = redis.call('HMGET', runKey(id), 'accepted', 'token')
if known[1] then return { known[2] == ARGV[6] and 'started' or 'attached', 0, 0 } end
local open = prefix .. ':open'
local time = now()
-- A run whose keys are gone is not open, whatever became of it.
for _, old in ipairs(redis.call('ZRANGE', open, 0, time - tonumber(ARGV[4]), 'BYSCORE')) do
  if redis.call('EXISTS', runKey(old)) == 0 then redis.call('ZREM', open, old) end
end
local places = math.max(replicas(), tonumber(ARGV[2]))
local waiting = redis.call('ZCARD', open) - places
if waiting >= tonumber(ARGV[3]) then return { 'busy', math.max(waiting, 0), places } end
redis.call('HSET', runKey(id), 'accepted', time, 'attempt', attempt, 'token', ARGV[6])
redis.call('ZADD', open, time, id)
keepFor(id, ARGV[4])
wake('e', id)
return { 'started', 0, places }
