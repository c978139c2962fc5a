-- Takes permits from a token bucket that all clients share. A bucket that was lost begins with one permit.
-- KEYS[1]  bucket
-- ARGV     1 permits per second   2 burst   3 wanted
-- Reply    {granted, ms until one more}
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local rate, burst, wanted = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local bucket = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local have = 1
if bucket[1] then have = math.min(burst, tonumber(bucket[1]) + math.max(0, now - bucket[2]) * rate / 1000) end
local granted = math.min(wanted, math.floor(have))
have = have - granted
redis.call('HSET', KEYS[1], 'tokens', string.format('%.6f', have), 'at', string.format('%.3f', now))
redis.call('PEXPIRE', KEYS[1], 60000)
if granted == wanted then return {granted, 0} end
return {granted, math.ceil((1 - have % 1) * 1000 / rate)}
