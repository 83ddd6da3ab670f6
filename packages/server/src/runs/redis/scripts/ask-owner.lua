-- Passes a sealed request on to the replica that can do it. ARGV: replica, sealed request, id, ms to keep.
local alive = string.match(redis.call('HGET', prefix .. ':replicas', ARGV[1]) or '', '^%d+')
if not alive or tonumber(alive) < now() then return 0 end
local inbox = prefix .. ':inbox:' .. ARGV[1]
redis.call('RPUSH', inbox, ARGV[3] .. ' ' .. ARGV[2])
redis.call('PEXPIRE', inbox, ARGV[4])
wake('i', ARGV[1])
return 1
