-- Ends a run that nobody works on, as its next attempt. ARGV: id, sealed event, sealed end, ms to keep, ms of silence
-- without which somebody does.
local id = ARGV[1]
local run = runKey(id)
local state = redis.call('HMGET', run, 'accepted', 'ended', 'beat')
if not state[1] or state[2] then return -1 end
if state[3] and now() - state[3] < tonumber(ARGV[5]) then return -1 end
local attempt = redis.call('HINCRBY', run, 'attempt', 1)
redis.call('XADD', partKey(id, 'events'), attempt .. '-1', 'e', ARGV[2])
redis.call('HSET', run, 'ended', 1, 'closed', 1, 'settled', 1, 'end', ARGV[3])
redis.call('ZREM', prefix .. ':open', id)
redis.call('ZADD', prefix .. ':kept', now(), id)
keepFor(id, ARGV[4])
wake('z', id)
return now() - state[1]
