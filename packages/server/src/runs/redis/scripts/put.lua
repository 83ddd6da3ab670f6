-- Keeps sealed values of a run. ARGV: id, attempt, part ('pages' or 'files'), ms to keep, then names and values.
local id = ARGV[1]
local what = standing(id, ARGV[2])
if what ~= 'ours' then return what end
for i = 5, #ARGV, 2 do redis.call('HSET', partKey(id, ARGV[3]), ARGV[i], ARGV[i + 1]) end
redis.call('PEXPIRE', partKey(id, ARGV[3]), ARGV[4])
return what
