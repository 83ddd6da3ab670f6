-- A sign of life of an attempt; gives what the run has been told meanwhile. ARGV: id, attempt, ms to keep.
local id = ARGV[1]
local what = standing(id, ARGV[2])
if what ~= 'ours' then return { what } end
redis.call('HSET', runKey(id), 'beat', now())
keepFor(id, ARGV[3])
local told = redis.call('HMGET', runKey(id), 'cancel', 'answer')
return { what, told[1] or '', told[2] or '' }
