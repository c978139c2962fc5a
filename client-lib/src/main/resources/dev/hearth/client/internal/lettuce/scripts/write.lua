#!lua flags=allow-cross-slot-keys
-- Write-back: stores a value that the source will get later, and queues that.
-- KEYS[1]  the key
-- ARGV     1 dirty cell (kind V or D)   2 queue   3 log   4 by   5 maxlen
-- Reply    {queue id, write number, log id}
local key = KEYS[1]
local header = redis.call('GETRANGE', key, 0, 55)
local time = redis.call('TIME')
local number = time[1] * 1000000 + time[2]
if #header == 56 and string.sub(header, 1, 2) == '\193H' and string.byte(header, 5) % 2 == 1 then
  number = math.max(number, struct.unpack('>I8', string.sub(header, 41, 48)) + 1)
end
local text = string.format('%.0f', number)
local queued = redis.call('XADD', ARGV[2], '*', 'k', key, 'n', text)
local id = redis.call('XADD', ARGV[3], 'MAXLEN', '~', ARGV[5], '*', 'i', key, 'by', ARGV[4])
redis.call('SET', key, string.sub(ARGV[1], 1, 40) .. struct.pack('>I8', number) .. string.sub(ARGV[1], 49))
return {queued, text, id}
