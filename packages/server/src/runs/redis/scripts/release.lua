-- Gives a run back, so that the next attempt may begin at once and nobody counts it as a death. ARGV: id, attempt.
if standing(ARGV[1], ARGV[2]) == 'ours' then redis.call('HDEL', runKey(ARGV[1]), 'beat') end
