-- Answers a request of another replica. ARGV: call, sealed answer, ms to keep, id.
redis.call('SET', prefix .. ':answer:' .. ARGV[1], ARGV[2], 'PX', ARGV[3])
wake('a', ARGV[4])
