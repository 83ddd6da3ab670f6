-- Tells the runs in line their places. A run that was begun before is not told again. ARGV: own places, ms to keep.
local waiting = redis.call('LRANGE', prefix .. ':runs:wait', 0, -1)
local free = math.max(replicas(), tonumber(ARGV[1])) - redis.call('LLEN', prefix .. ':runs:active')
for ahead = 1, #waiting do
  local id, position = waiting[#waiting - ahead + 1], ahead - free
  local state = redis.call('HMGET', runKey(id), 'attempt', 'position', 'queued', 'ended')
  if position > 0 and state[1] == '0' and not state[4] and state[2] ~= tostring(position) then
    local event = redis.call('XADD', partKey(id, 'events'), '0-*', 'q', position)
    if state[3] then redis.call('XDEL', partKey(id, 'events'), state[3]) end
    redis.call('HSET', runKey(id), 'position', position, 'queued', event)
    redis.call('PEXPIRE', partKey(id, 'events'), ARGV[2])
    wake('e', id)
  end
end
