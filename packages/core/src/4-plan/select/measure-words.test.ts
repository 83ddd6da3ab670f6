import { expect, test } from 'vitest';
import { messagesIn } from '#messages';
import { measureOf } from './measure-words.ts';

test.each([
  ['DELIVERY_TIMEOUT_MS', '10_000', '10 seconds', '10 saniye'],
  ['IDLE_MS', '250', '250 milliseconds', '250 milisaniye'],
  ['LONGEST_WAIT_MS', '3_600_000', '1 hour', '1 saat'],
  ['LONGEST_GAP_SECONDS', '3600', '1 hour', '1 saat'],
  ['retryDelayMs', '1500', '1.5 seconds', '1,5 saniye'],
  ['sweepInterval', '5 * time.Minute', '5 minutes', '5 dakika'],
  ['DefaultTTL', '24 * time.Hour', '24 hours', '24 saat'],
  ['MAX_AGE_DAYS', '14', '14 days', '14 gün'],
  ['TIMEOUT', 'timedelta(minutes=5)', '5 minutes', '5 dakika'],
  ['TIMEOUT', 'Duration::from_secs(30)', '30 seconds', '30 saniye'],
  ['DefaultMaxBytes', '64 << 20', '64 MiB', '64 MiB'],
  ['MAX_BODY_BYTES', '1024 * 1024', '1 MiB', '1 MiB'],
  ['MAX_BODY_BYTES', '(2 ** 10) * 512', '512 KiB', '512 KiB'],
  ['UPLOAD_LIMIT_BYTES', '5_000_000', '5 MB', '5 MB'],
  ['PACKET_BYTES', '1_500', '1.5 kB', '1,5 kB'],
  ['HEADER_BYTES', '12345', '12,345 bytes', '12.345 bayt'],
  ['CACHE_SIZE_MB', "'16'", '16 MiB', '16 MiB'],
])('%s = %s is %s', (name, literal, english, turkish) => {
  const measure = measureOf(name, literal);
  expect(measure && messagesIn('en').wiki.common.measure(measure)).toBe(english);
  expect(measure && messagesIn('tr').wiki.common.measure(measure)).toBe(turkish);
});

test.each([
  ['a plain number', 'MAX_RETRIES', '5'],
  ['a rate', 'REQUESTS_PER_SECOND', '5'],
  ['a minimum', 'LENGTH_MIN', '5'],
  ['a name that is only a unit', 'seconds', '5'],
  ['a text', 'TIMEOUT_MS', "'soon'"],
  ['a call', 'TIMEOUT_MS', 'load(5)'],
  ['another constant', 'TIMEOUT_MS', 'BASE_MS * 2'],
  ['nothing', 'TIMEOUT_MS', '0'],
  ['a division by zero', 'TIMEOUT_MS', '1 / 0'],
  ['an open bracket', 'TIMEOUT_MS', '((((5'],
  ['a formula', 'TIMEOUT_MS', '1+'.repeat(60)],
])('%s is no measure', (_, name, literal) => {
  expect(measureOf(name, literal)).toBeUndefined();
});
