-- A sign of life of a replica. ARGV: replica, ms until it counts as gone, places, running retries.
redis.call('HSET', prefix .. ':replicas', ARGV[1], (now() + ARGV[2]) .. ' ' .. ARGV[3] .. ' ' .. ARGV[4])
-- The queue's own record of what happened is read by nobody and has no end of its own.
redis.call('PEXPIRE', prefix .. ':runs:events', 3600000)
