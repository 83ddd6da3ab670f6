-- Makes the caller the next attempt at a run. ARGV: id, ms of silence after which an attempt is over, attempts that may
-- die, ms to keep, token that tells this call from others when it is sent twice.
local id, time = ARGV[1], now()
local run = runKey(id)
local state = redis.call('HMGET', run, 'accepted', 'attempt', 'beat', 'ended', 'deaths', 'cancel', 'token')
if state[4] and redis.call('HSETNX', run, 'settled', 1) == 1 then
  -- Its replica died between the last event and the last word: nothing more comes.
  wake('e', id)
end
if state[4] or not state[1] then return { 'ended', 0, 0, '' } end
local accepted = tonumber(state[1])
local attempt, beat, deaths = tonumber(state[2] or '0'), tonumber(state[3] or '0'), tonumber(state[5] or '0')
if state[7] == ARGV[5] then return { 'begun', attempt, time - accepted, state[6] or '' } end
if beat > 0 then
  if time - beat < tonumber(ARGV[2]) then return { 'taken', 0, 0, '' } end
  deaths = deaths + 1
end
if deaths > tonumber(ARGV[3]) then return { 'lost', 0, 0, '' } end
attempt = attempt + 1
redis.call('HSET', run, 'accepted', accepted, 'attempt', attempt, 'beat', time, 'deaths', deaths,
  'token', ARGV[5])
redis.call('HDEL', run, 'asked', 'answer')
redis.call('ZADD', prefix .. ':open', accepted, id)
keepFor(id, ARGV[4])
return { 'begun', attempt, time - accepted, state[6] or '' }
