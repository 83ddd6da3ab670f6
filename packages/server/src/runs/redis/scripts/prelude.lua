-- Stands in front of every script. KEYS[1] is the prefix of all keys; its hash tag keeps them on one node.
-- Of a run only counters, times, event ids and flags are readable; everything else is sealed before it comes here.
local prefix = KEYS[1]

local function now()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

local function runKey(id)
  return prefix .. ':run:' .. id
end

local function partKey(id, part)
  return runKey(id) .. ':' .. part
end

local function wake(kind, id)
  redis.call('PUBLISH', prefix .. ':wake', kind .. id)
end

local function keepFor(id, ms)
  redis.call('PEXPIRE', runKey(id), ms)
  for _, part in ipairs({ 'events', 'pages', 'files' }) do
    redis.call('PEXPIRE', partKey(id, part), ms)
  end
end

-- Places and running retries of the replicas that were heard of lately.
local function replicas()
  local places, retries, time = 0, 0, now()
  local all = redis.call('HGETALL', prefix .. ':replicas')
  for i = 1, #all, 2 do
    local alive, own, retrying = string.match(all[i + 1], '^(%d+) (%d+) (%d+)$')
    if tonumber(alive) < time then
      redis.call('HDEL', prefix .. ':replicas', all[i])
    else
      places, retries = places + own, retries + retrying
    end
  end
  return places, retries
end

-- What an attempt is for the run now: 'ours', 'fenced' behind a later one, or 'missing' in a store that lost it.
local function standing(id, mine)
  local attempt = tonumber(redis.call('HGET', runKey(id), 'attempt') or '-1')
  if attempt < tonumber(mine) then return 'missing' end
  if attempt > tonumber(mine) then return 'fenced' end
  return 'ours'
end

-- Forgets the oldest ended runs beyond `limit` bytes; `newest` stays whatever its size.
local function makeRoom(limit, newest)
  local sizes = redis.call('HGETALL', prefix .. ':sizes')
  local total = 0
  for i = 1, #sizes, 2 do
    if redis.call('EXISTS', runKey(sizes[i])) == 0 then
      redis.call('HDEL', prefix .. ':sizes', sizes[i])
      redis.call('ZREM', prefix .. ':kept', sizes[i])
    else
      total = total + tonumber(sizes[i + 1])
    end
  end
  while total > limit do
    local oldest = redis.call('ZRANGE', prefix .. ':kept', 0, 0)[1]
    if not oldest or oldest == newest then return end
    total = total - tonumber(redis.call('HGET', prefix .. ':sizes', oldest) or '0')
    redis.call('ZREM', prefix .. ':kept', oldest)
    redis.call('HDEL', prefix .. ':sizes', oldest)
    redis.call('DEL', runKey(oldest), partKey(oldest, 'events'), partKey(oldest, 'pages'), partKey(oldest, 'files'))
  end
end
