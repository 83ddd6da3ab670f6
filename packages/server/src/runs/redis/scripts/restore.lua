-- Writes down again what a store has lost. ARGV: id, attempt, ms since the run was accepted, ms to keep, then ids and
-- sealed events.
local id = ARGV[1]
if standing(id, ARGV[2]) ~= 'missing' then return standing(id, ARGV[2]) end
local accepted = now() - ARGV[3]
redis.call('DEL', partKey(id, 'events'))
for i = 5, #ARGV, 2 do redis.call('XADD', partKey(id, 'events'), ARGV[i], 'e', ARGV[i + 1]) end
redis.call('HSET', runKey(id), 'accepted', accepted, 'attempt', ARGV[2], 'beat', now())
redis.call('ZADD', prefix .. ':open', accepted, id)
keepFor(id, ARGV[4])
wake('e', id)
return 'ours'
