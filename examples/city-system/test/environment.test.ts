import { InputError } from '@statecraft/cli';
import { expect, test } from 'vitest';
import { settingsIn } from '../src/environment.ts';

test('an environment that says nothing, or says it whole', () => {
  expect(settingsIn({})).toEqual({ behindProxy: false });
  expect(settingsIn({ BEHIND_PROXY: '', NATS_URL: '', SMTP_URL: '', MAIL_FROM: '' })).toEqual({ behindProxy: false });
  expect(settingsIn({ BEHIND_PROXY: '0' })).toMatchObject({ behindProxy: false });
  expect(settingsIn({ BEHIND_PROXY: '1', SMTP_URL: 'smtp://localhost', MAIL_FROM: 'clerk@kcmo.example' })).toEqual({
    behindProxy: true,
    mail: { server: 'smtp://localhost', from: 'clerk@kcmo.example' },
  });
  for (const natsUrl of ['nats://localhost:4222', 'localhost:4222', 'tls://clerk:secret@nats.kcmo.example'])
    expect(settingsIn({ NATS_URL: natsUrl })).toMatchObject({ natsUrl });
});

test.each([
  [{ BEHIND_PROXY: 'yes' }, 'BEHIND_PROXY: is "yes"; it is 1'],
  [{ BEHIND_PROXY: 'true' }, 'BEHIND_PROXY: is "true"; it is 1'],
  [{ SMTP_URL: 'smtp://localhost' }, 'MAIL_FROM: is missing'],
  [{ MAIL_FROM: 'clerk@kcmo.example' }, 'SMTP_URL: is missing'],
  [{ NATS_URL: 'not a url' }, 'NATS_URL: is "not a url"; it is written as'],
  [{ NATS_URL: 'nats://localhost:four' }, 'NATS_URL: is "nats://localhost:four"; it is written as'],
])('one that says it by half, or otherwise, is told so in a sentence: %j', (environment, words) => {
  expect(() => settingsIn(environment)).toThrow(InputError);
  expect(() => settingsIn(environment)).toThrow(words);
});
