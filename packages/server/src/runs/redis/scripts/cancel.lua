-- Passes a cancel on to whoever works on the run. ARGV: id.
local state = redis.call('HMGET', runKey(ARGV[1]), 'accepted', 'ended')
if not state[1] then return 0 end
if not state[2] then redis.call('HSET', runKey(ARGV[1]), 'cancel', 1) end
wake(state[2] and 'x' or 'c', ARGV[1])
return 1
