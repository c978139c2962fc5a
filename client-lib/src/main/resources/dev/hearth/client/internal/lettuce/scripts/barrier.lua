#!lua flags=allow-cross-slot-keys
-- Voids whatever was loaded before a point in time, for a class, a tag or a prefix. Barriers only rise.
-- KEYS[1]  barriers
-- ARGV     1 log   2 by   3 maxlen   4 name: c:<class>, t:<tag>, x:<prefix>   5 cluster ms
-- Reply    log id
local before = tonumber(redis.call('HGET', KEYS[1], ARGV[4]) or '0')
local at = string.format('%.0f', math.max(before, tonumber(ARGV[5])))
local id = redis.call('XADD', ARGV[1], 'MAXLEN', '~', ARGV[3], '*', 'b', ARGV[4] .. ' ' .. at, 'by', ARGV[2])
redis.call('HSET', KEYS[1], ARGV[4], at)
return id
