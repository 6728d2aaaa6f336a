import { symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRecord } from '../../src/record/load-record.ts';
import { newFolder, ordinance, textOf, written } from '../fixtures.ts';

describe('a record that continues others', () => {
  it('[CLI-4] has their acts first, under their own ids', async () => {
    const { acts, people, sources } = await loadRecord(written(ordinance()));
    expect(acts.slice(0, 2).map(({ command }) => command.commandId)).toEqual(['council-2020/1', 'council-2020/2']);
    expect(acts.at(-1)?.command.commandId).toBe('kc-200162/9');
    expect(people).toMatchObject({ lucas: 'Quinton Lucas', finance: 'Finance, Governance and Public Safety' });
    expect(Object.keys(sources)).toEqual(['K5']);
  });

  it('[CLI-4] has each file once, by whatever way it is reached', async () => {
    const file = written(
      ordinance((draft) => Object.assign(draft, { continues: ['council.json', 'other.json', './link.json'] })),
    );
    const other = { ...JSON.parse(textOf('council')), id: 'other', continues: ['council.json'], acts: [] };
    writeFileSync(join(dirname(file), 'other.json'), JSON.stringify(other));
    symlinkSync(join(dirname(file), 'council.json'), join(dirname(file), 'link.json'));
    expect((await loadRecord(file)).acts).toHaveLength(13 + 9);
  });

  it('[CLI-4] is refused when a file is missing, or has the id of another', async () => {
    const missing = written(
      ordinance((draft) => Object.assign(draft, { continues: ['council.json', 'nowhere.json'] })),
    );
    await expect(loadRecord(missing)).rejects.toMatchObject({
      name: 'InputError',
      place: 'continues[1]',
      message: expect.stringContaining('there is no file'),
    });
    const twin = written(ordinance((draft) => Object.assign(draft, { id: 'council-2020' })));
    await expect(loadRecord(twin)).rejects.toMatchObject({ name: 'InputError', place: 'id' });
  });

  it('[CLI-4] is refused when it leads in a circle', async () => {
    const file = written(ordinance((draft) => Object.assign(draft, { continues: ['other.json'] })));
    const other = { ...JSON.parse(textOf('council')), id: 'other', continues: ['ordinance.json'] };
    writeFileSync(join(dirname(file), 'other.json'), JSON.stringify(other));
    await expect(loadRecord(file)).rejects.toMatchObject({
      name: 'InputError',
      file: join(dirname(file), 'other.json'),
      message: expect.stringContaining('leads in a circle'),
    });
  });
});

describe('a file', () => {
  it('[CLI-5] that is missing, a folder or no text is an InputError', async () => {
    const folder = newFolder();
    const binary = join(folder, 'binary.json');
    writeFileSync(binary, Buffer.from([0xff, 0xfe, 0x00]));
    await expect(loadRecord(join(folder, 'none.json'))).rejects.toThrow('there is no such file');
    await expect(loadRecord(folder)).rejects.toThrow('this is a folder, not a file');
    await expect(loadRecord(binary)).rejects.toThrow('this is not a text file in UTF-8');
  });

  it('may begin with a byte order mark', async () => {
    expect((await loadRecord(written(`\uFEFF${textOf('ordinance')}`))).acts).toHaveLength(22);
  });
});
