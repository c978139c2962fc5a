-- The source has a value that was written back.
-- KEYS[1]  the key
-- ARGV     1 write number, 8 bytes   2 px   3 load start, 8 bytes
-- Reply    1 clean   0 written again meanwhile
local key = KEYS[1]
local header = redis.call('GETRANGE', key, 0, 55)
if #header < 56 or string.byte(header, 5) % 2 == 0 or string.sub(header, 41, 48) ~= ARGV[1] then return 0 end
if string.sub(header, 4, 4) == 'D' then
  redis.call('UNLINK', key)
  return 1
end
redis.call('SETRANGE', key, 4, string.char(string.byte(header, 5) - 1))
redis.call('SETRANGE', key, 24, ARGV[3])
redis.call('PEXPIRE', key, ARGV[2])
return 1
