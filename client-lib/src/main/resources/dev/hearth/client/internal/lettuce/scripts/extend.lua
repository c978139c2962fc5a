-- Prolongs a lease that still holds.
-- KEYS[1]  the key
-- ARGV     1 token   2 ms from now
-- Reply    1 prolonged   0 the lease is gone
local key = KEYS[1]
local header = redis.call('GETRANGE', key, 0, 55)
if #header < 56 or string.sub(header, 1, 2) ~= '\193H' or string.sub(header, 9, 16) ~= ARGV[1] then return 0 end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if struct.unpack('>I8', string.sub(header, 17, 24)) <= now then return 0 end
redis.call('SETRANGE', key, 16, struct.pack('>I8', now + ARGV[2]))
if string.sub(header, 4, 4) == 'L' and redis.call('PTTL', key) < tonumber(ARGV[2]) then
  redis.call('PEXPIRE', key, ARGV[2])
end
return 1
