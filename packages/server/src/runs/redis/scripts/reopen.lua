-- Takes the last event back, because the run goes on for a while. ARGV: id, attempt, event id, ms to keep.
local id = ARGV[1]
local what = standing(id, ARGV[2])
if what ~= 'ours' then return what end
redis.call('XDEL', partKey(id, 'events'), ARGV[3])
redis.call('HDEL', runKey(id), 'closed')
redis.call('ZREM', prefix .. ':kept', id)
keepFor(id, ARGV[4])
wake('e', id)
return what
