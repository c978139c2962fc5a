-- Gives a lease back without a value.
-- KEYS[1]  the key
-- ARGV     1 token   2 px of the failure note   3 failure note (kind F) or ''
-- Reply    1 released   0 the caller was not the holder
local key = KEYS[1]
local header = redis.call('GETRANGE', key, 0, 55)
if #header < 56 or string.sub(header, 1, 2) ~= '\193H' or string.sub(header, 9, 16) ~= ARGV[1] then return 0 end
local value = string.sub(header, 4, 4) ~= 'L'
local floor = string.sub(header, 41, 48) ~= '\0\0\0\0\0\0\0\0'
if value or floor then
  redis.call('SETRANGE', key, 8, string.rep('\0', 16))
elseif ARGV[3] ~= '' then
  redis.call('SET', key, ARGV[3], 'PX', ARGV[2])
else
  redis.call('DEL', key)
end
return 1
