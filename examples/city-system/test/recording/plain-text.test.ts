import { expect, test } from 'vitest';
import { unplainTexts } from '../../src/recording/plain-text.ts';

test.each(['Fees < $5 and > $2', 'a <= b', 'Barnes & O’Neill “§ 2-3”', 'line\nbreak\tand tab', '條例 🏛'])(
  'plain is %j',
  (text) => {
    expect(unplainTexts({ title: text })).toEqual([]);
  },
);

test.each(['<script>', '</title>', '<!-- x', '<?php', 'x<IMG src=y>', 'a\u0000b', 'a\u001bb', '\ud800'])(
  'not plain is %j',
  (text) => {
    expect(unplainTexts({ on: '2020-01-01', texts: [{ label: text }] })).toMatchObject([
      { path: ['texts', 0, 'label'] },
    ]);
  },
);
