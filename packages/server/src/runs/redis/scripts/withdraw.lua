-- Takes an acceptance back whose order never reached the queue. ARGV: id.
if redis.call('HGET', runKey(ARGV[1]), 'attempt') ~= '0' then return 0 end
redis.call('ZREM', prefix .. ':open', ARGV[1])
return redis.call('DEL', runKey(ARGV[1]), partKey(ARGV[1], 'events'))
