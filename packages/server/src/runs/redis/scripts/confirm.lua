-- Passes an answer on, if something was asked. ARGV: id, sealed answer.
local state = redis.call('HMGET', runKey(ARGV[1]), 'accepted', 'asked')
if not state[1] then return 0 end
if state[2] then
  redis.call('HSET', runKey(ARGV[1]), 'answer', ARGV[2])
  wake('c', ARGV[1])
end
return 1
