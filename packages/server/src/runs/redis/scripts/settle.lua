-- Says that nothing more comes. ARGV: id, attempt, ms to keep, bytes of the run, most bytes of all ended runs, replica
-- that can write pages again or ''.
local id = ARGV[1]
local what = standing(id, ARGV[2])
if what ~= 'ours' then return what end
redis.call('HSET', runKey(id), 'settled', 1, 'owner', ARGV[6])
redis.call('ZADD', prefix .. ':kept', now(), id)
redis.call('HSET', prefix .. ':sizes', id, ARGV[4])
keepFor(id, ARGV[3])
makeRoom(tonumber(ARGV[5]), id)
wake('e', id)
return what
