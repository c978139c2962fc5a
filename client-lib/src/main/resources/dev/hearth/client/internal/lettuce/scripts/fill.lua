-- Stores what the holder of a lease has loaded.
-- KEYS[1]  the key
-- ARGV     1 token   2 px   3 cell
-- Reply    1 stored   0 the lease is gone   -1 the value is older than the version floor
local key = KEYS[1]
local header = redis.call('GETRANGE', key, 0, 55)
if #header < 56 or string.sub(header, 1, 2) ~= '\193H' or string.sub(header, 9, 16) ~= ARGV[1] then return 0 end
local time = redis.call('TIME')
if struct.unpack('>I8', string.sub(header, 17, 24)) <= time[1] * 1000 + math.floor(time[2] / 1000) then return 0 end

local high, low = struct.unpack('>I4I4', string.sub(ARGV[3], 41, 48))
local floor_high, floor_low = struct.unpack('>I4I4', string.sub(header, 41, 48))
local versioned = high > 0 or low > 0
if versioned and (high < floor_high or high == floor_high and low < floor_low) then
  redis.call('SETRANGE', key, 8, string.rep('\0', 16))
  return -1
end
redis.call('SET', key, ARGV[3], 'PX', ARGV[2])
return 1
