import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { endpoints } from '../../src/api/api.ts';
import { openService } from '../service.ts';

test('the document is OpenAPI 3.1, by a validator of others', async () => {
  const { app } = await openService();
  const document = await (await app.request('/api/openapi.json')).json();
  const { valid, errors } = await new Validator().validate(document);
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
  expect(document.openapi).toBe('3.1.1');
});

test('the document tells of every address, method and act', async () => {
  const { app, city } = await openService();
  const document = await (await app.request('/api/openapi.json')).json();
  for (const { method, path, id } of endpoints) {
    const operation = document.paths[`/api${path.replaceAll(/:(\w+)/g, '{$1}')}`]?.[method];
    expect(operation?.operationId, path).toBe(id);
  }
  for (const address of ['feed.atom', 'calendar.ics', 'events'])
    expect(document.paths[`/notices/${address}`].get.responses, address).toHaveProperty('429');
  const acts = document.components.schemas.Act.anyOf.map(({ $ref }: { $ref: string }) => $ref.split('/').at(-1));
  expect(acts).toContain('Introduce');
  expect(acts).toContain('Seat');
  expect(document.components.schemas.Introduce.properties).not.toHaveProperty('recordedBy');
  expect(document.servers).toEqual([{ url: city.address }]);
});
