-- Writes an event. ARGV: id, attempt, event id, sealed event, ms to keep, most events, kind ('', 'estimate' or 'last'),
-- sealed end, then the ids of events that are worthless now.
local id = ARGV[1]
local what = standing(id, ARGV[2])
if what ~= 'ours' then return what end
local events = partKey(id, 'events')
-- The stream refuses what is not above everything in it: a command sent twice over a broken connection, which is no harm,
-- and a writer behind a later attempt.
local written = redis.pcall('XADD', events, 'MAXLEN', '~', ARGV[6], ARGV[3], 'e', ARGV[4])
if type(written) == 'table' and written.err then
  local top = redis.call('XREVRANGE', events, '+', '-', 'COUNT', 1)[1]
  if not top or tonumber(string.match(top[1], '^%d+')) > tonumber(ARGV[2]) then return 'fenced' end
end
for i = 9, #ARGV do redis.call('XDEL', events, ARGV[i]) end
if ARGV[7] == 'estimate' then
  redis.call('HSET', runKey(id), 'asked', 1)
  redis.call('HDEL', runKey(id), 'answer')
elseif ARGV[7] == 'last' then
  redis.call('HSET', runKey(id), 'ended', 1, 'closed', 1, 'end', ARGV[8])
  redis.call('ZREM', prefix .. ':open', id)
end
keepFor(id, ARGV[5])
wake(ARGV[7] == 'last' and 'z' or 'e', id)
return what
