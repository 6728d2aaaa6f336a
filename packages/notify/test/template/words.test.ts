import { isFault } from '@statecraft/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Notice } from '../../src/notice/notice.ts';
import { composeNotices } from '../../src/template/compose.ts';
import { escapeHtml, oneLine, plainText, render } from '../../src/template/document.ts';
import { english } from '../../src/template/english.ts';
import { titleOf } from '../../src/template/notice-blocks.ts';
import { fill, parseTemplate } from '../../src/template/template.ts';
import { type Templates, wordsFrom } from '../../src/template/words.ts';
import { notice } from '../store/describe-store.ts';

const words = wordsFrom();
const voice = (locale = 'en-US', templates: Templates = {}) => ({
  city: { name: 'City of Testing' },
  words: wordsFrom(templates)(locale),
});
const stop = {
  all: 'https://city.example/stop?token=t&x=<y>',
  topics: { 'measure:kc-1': 'https://city.example/stop?topic=kc-1' },
};

/** A notice of everything, with the same odd text in every place that a record fills. */
function noticeOf(text: string): Notice {
  const named = { id: text, name: text };
  return {
    ...notice('e1', 1),
    act: 'voted',
    subject: { kind: 'measure', id: 'kc-1', title: text, file: text },
    link: `https://city.example/?q=${encodeURIComponent(text.toWellFormed())}&a=b`,
    by: { ...named, role: text },
    stage: { from: 'vote', to: 'enacted' },
    vote: {
      question: 'passage',
      outcome: 'carried',
      body: named,
      method: 'roll-call',
      ayes: 1234,
      nays: 2,
      others: { absent: 1 },
      needed: [7],
      of: 13,
      members: { ayes: [named], nays: [named] },
    },
    meeting: {
      id: 'm',
      body: named,
      startsAt: '2026-01-15T15:00',
      place: text,
      agenda: [{ kind: 'measure', id: 'kc-1', title: text }],
      cancelled: false,
    },
    next: [{ title: text, date: '2026-02-01', when: 'on', citation: text }],
    beHeard: text,
    correction: {
      of: 'e0',
      acts: ['e0'],
      reason: text,
      withdrawn: false,
      changes: [{ act: 'e0', what: 'title', from: text, to: text }],
    },
    topicNames: { 'measure:kc-1': text },
  };
}

const message = (told: Notice, locale?: string) =>
  render(composeNotices([{ notice: told, reasons: ['measure:kc-1'] }], stop, voice(locale)));

test('[NOTIFY-17] whatever a record holds, it adds no element, attribute or entity to the HTML', () => {
  const plain = message(noticeOf('plain'));
  const tags = (html: string) =>
    html
      .replaceAll('<br>', '')
      .match(/<[^>]*>/g)
      ?.map((tag) => tag.replace(/ href="[^"]*"/, '').replace(/^(<\/?[a-z0-9]+).*/, '$1'));
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(
          '<script>alert(1)</script>',
          '"><img src=x onerror=y>',
          "' onload='x",
          '&lt;',
          '<!--',
          ']]>',
          '</main>',
        ),
      ),
      (text) => {
        const { html } = message(noticeOf(`${text}x`));
        expect(tags(html)).toEqual(tags(plain.html));
        expect(html.replace(/&(amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
      },
    ),
  );
});

test('[NOTIFY-17] no title holds a line break or a control character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { subject } = message(noticeOf(`a\r\nBcc: x@y.example\r\n\r\n${text}`));
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that there is none is what is tested.
      expect(subject).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u2028\u2029]/);
      expect(subject.isWellFormed()).toBe(true);
    }),
  );
});

test('[NOTIFY-17] a sponsor’s name in HTML is shown as it is written', () => {
  expect(message(noticeOf('<b>Ann</b> & "Co"')).html).toContain('Ayes: &lt;b&gt;Ann&lt;/b&gt; &amp; &quot;Co&quot;');
});

test('[NOTIFY-17] an address that runs something is no link', () => {
  const { html, text } = message({ ...noticeOf('x'), link: 'javascript:alert(1)' });
  expect(html).not.toContain('javascript:');
  expect(text).not.toContain('javascript:');
});

test('[NOTIFY-16] a message says why it came and where to stop, in text and in HTML', () => {
  const { text, html } = message(noticeOf('ReStart'));
  expect(text).toContain('You follow ReStart.');
  expect(text).toContain('https://city.example/stop?topic=kc-1');
  expect(text).toContain('https://city.example/stop?token=t&x=%3Cy%3E');
  expect(html).toContain('<a href="https://city.example/stop?token=t&amp;x=%3Cy%3E">End this subscription</a>');
  expect(html).toMatch(/^<!doctype html>\n<html lang="en-US" dir="ltr">/);
  expect(html.match(/<h1/g)).toHaveLength(1);
});

test('[NOTIFY-15] a message holds the vote with its sum, the correction, the next step and how to be heard', () => {
  const { text } = message({ ...noticeOf('ReStart'), beHeard: 'Write to the clerk.' });
  for (const line of [
    'Passage: carried, 1,234 ayes, 2 nays, 1 absent, 7 needed of 13. In ReStart.',
    'This corrects what we told you before. Reason: ReStart',
    'From before the council for a vote to enacted.',
    'ReStart: Sunday, February 1, 2026 (ReStart)',
    'Write to the clerk.',
  ])
    expect(text).toContain(line);
});

test('[NOTIFY-18] words, dates and numbers are of the reader’s language', () => {
  const spanish: Templates = {
    es: {
      vote: '{question}: {outcome}, {ayes} a favor, {nays} en contra',
      'question.passage': 'Aprobación',
      'outcome.carried': 'aprobada',
      on: 'El {date}',
    },
  };
  const say = (locale: string) =>
    plainText(composeNotices([{ notice: noticeOf('x'), reasons: [] }], stop, voice(locale, spanish)));
  expect(say('es-MX')).toContain('Aprobación: aprobada, 1,234 a favor, 2 en contra');
  expect(say('es-MX')).toContain('El jueves, 8 de enero de 2026');
  // What has no words of its own stands in English, and its dates in the reader's language.
  expect(say('de')).toContain('On Donnerstag, 8. Januar 2026');
  expect(say('de')).toContain('1.234 ayes');
  expect(render(composeNotices([], stop, voice('ar'))).html).toContain('<html lang="ar" dir="rtl">');
});

test('[NOTIFY-18] times are of the zone that they are named for', () => {
  expect(words('en-US').instant('2026-07-01T12:00:00.000Z', 'America/Chicago')).toMatch(/7:00:00.AM CDT/);
  expect(words('en-US').instant('2026-12-01T13:00:00.000Z', 'America/Chicago')).toMatch(/7:00:00.AM CST/);
  expect(words('en-US').wallTime('2026-03-08T02:30')).toMatch(/Sunday, March 8, 2026 at 2:30.AM/);
});

test('[NOTIFY-19] every wrong template is named', () => {
  try {
    wordsFrom({
      es: { vote: '{question', on: 'El {dia}', subject: 'x ] y', 'mark.correction': '[[a]]' },
      de: { grus: 'Hallo' } as never,
    });
    expect.unreachable();
  } catch (fault) {
    expect(isFault(fault, 'template-invalid') && fault.details.problems).toEqual([
      expect.stringMatching(/^vote in es: the \{ at character 1 /),
      expect.stringMatching(/^on in es asks for \{dia\}/),
      expect.stringMatching(/^subject in es: the \] at character 3 /),
      expect.stringMatching(/^mark.correction in es: the \[ at character 2 /),
      'there is no template grus in de',
    ]);
  }
});

test('[NOTIFY-19] any text at all is read as a template or refused, and what is read can be filled', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('{', '}', '[', ']', 'a', ' ') })), (text) => {
      const read = parseTemplate(text);
      if ('problem' in read) expect(read.problem).not.toBe('');
      else if (!/[[\]{}]/.test(text)) expect(fill(read.parts, {})).toBe(text);
      else expect(typeof fill(read.parts, {})).toBe('string');
    }),
  );
});

test('[NOTIFY-19] what is optional goes with the value that it is for', () => {
  const read = parseTemplate('Passed[ {ayes}–{nays}][, of {of}]');
  if ('problem' in read) throw new Error(read.problem);
  expect(fill(read.parts, { ayes: '1', nays: '0' })).toBe('Passed 1–0');
  expect(fill(read.parts, { ayes: '1', of: '13' })).toBe('Passed, of 13');
});

test('[NOTIFY-15] every act of the library has words', () => {
  for (const name of Object.keys(english)) expect(words('en-US').has(name)).toBe(true);
  expect(titleOf({ ...notice('e', 1), act: 'act-of-the-future' }, voice())).toBe('kc-1: act of the future');
});

test('[NOTIFY-17] text is escaped, and on one line where it must be', () => {
  expect(escapeHtml(`<a href="x">'&'</a>`)).toBe('&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;');
  expect(oneLine(' a\r\n\tb\u202E c\u0000')).toBe('a b c');
});
