-- How busy all replicas are. ARGV: own places, ms that results are kept. Gives places, open runs, retries, kept runs.
redis.call('ZREMRANGEBYSCORE', prefix .. ':kept', '-inf', now() - ARGV[2])
local places, retries = replicas()
return {
  math.max(places, tonumber(ARGV[1])),
  redis.call('ZCARD', prefix .. ':open'),
  retries,
  redis.call('ZCARD', prefix .. ':kept'),
}
