-- Keeps or renews the record that turns this server's time into cluster time.
-- KEYS[1]  clock
-- ARGV     1 run id of this server   2 era the caller lives in, '' none   3 its correction ms, '' unknown
--          4 its error ms, rounded up (0: only confirms)   5 correction it read before   6 era to begin, '' none
--          7 cluster ms now
-- Reply    {run id, era, correction, slack, seen} as stored afterwards
local key = KEYS[1]
local record = redis.call('HMGET', key, 'runid', 'era', 'corr')
local carries = ARGV[3] ~= '' and record[2] == ARGV[2]
if record[1] == ARGV[1] then carries = carries and record[3] == ARGV[5] end
if record[1] and carries then
  redis.call('HSET', key, 'runid', ARGV[1], 'corr', ARGV[3], 'seen', ARGV[7])
  redis.call('HINCRBY', key, 'slack', ARGV[4])
elseif ARGV[6] ~= '' and ARGV[6] ~= record[2] then
  redis.call('HSET', key, 'runid', ARGV[1], 'era', ARGV[6], 'corr', '0', 'slack', '0', 'seen', ARGV[7])
end
return redis.call('HMGET', key, 'runid', 'era', 'corr', 'slack', 'seen')
