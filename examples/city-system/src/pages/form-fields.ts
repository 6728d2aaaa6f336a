import type { Method } from '@statecraft/core';
import { html } from 'hono/html';
import { type Field, spoken } from './act-fields.ts';
import type { Option } from './docket-page.ts';
import { all, type Markup, nothing } from './markup.ts';
import { rollAnswers, type Typed, textOf } from './read-act-form.ts';

/** What a form offers to choose from. */
export interface Offer {
  readonly bodies: readonly Option[];
  /** Those who sit in a body on the day of the act. */
  readonly members: readonly Option[];
  readonly people: readonly Option[];
  readonly classes: readonly Option[];
  readonly rules: readonly Option[];
}

/** What is said of a field that was not in order, by the place in the act. */
export type Wrongs = ReadonlyMap<string, string>;

/** A form as it is drawn: what it offers, what was typed, and what is wrong with it. */
export interface FormState {
  readonly offer: Offer;
  readonly typed: Typed;
  readonly wrongs: Wrongs;
}

/** The fields of an act as controls, with what was typed in them. */
export function formFields(fields: readonly Field[], state: FormState): Markup {
  return all(fields.map((field) => fieldControl(field, state)));
}

function fieldControl(field: Field, state: FormState): Markup {
  const { offer, typed } = state;
  switch (field.kind) {
    case 'line':
      return labelled(field, state, (own) => html`<input type="text" ${own} value="${textOf(typed, field.name)}">`);
    case 'address':
      return labelled(field, state, (own) => html`<input type="url" ${own} value="${textOf(typed, field.name)}">`);
    case 'text':
      return labelled(field, state, (own) => html`<textarea rows="2" ${own}>${textOf(typed, field.name)}</textarea>`);
    case 'measures':
      return labelled(field, state, (own) => html`<textarea rows="2" ${own}>${textOf(typed, field.name)}</textarea>`);
    case 'day':
      return labelled(field, state, (own) => html`<input type="date" ${own} value="${textOf(typed, field.name)}">`);
    case 'number':
      return labelled(
        field,
        state,
        (own) => html`<input type="number" min="0" inputmode="numeric" ${own} value="${textOf(typed, field.name)}">`,
      );
    case 'yes':
      return html`<div class="field-yes">${checkbox(field.name, 'yes', field.words, textOf(typed, field.name) === 'yes')}</div>`;
    case 'day-or-indefinite':
      return html`${labelled(field, state, (own) => html`<input type="date" ${own} value="${textOf(typed, field.name)}">`)}${checkbox(`${field.name}.indefinite`, 'yes', 'Without a date', textOf(typed, `${field.name}.indefinite`) === 'yes')}`;
    case 'one-of':
      return choice(
        field,
        state,
        (field.options ?? []).map((value) => ({ value, words: spoken(value) })),
      );
    case 'body':
      return choice(field, state, offer.bodies);
    case 'person':
      return choice(field, state, offer.people);
    case 'rule':
      return choice(field, state, offer.rules);
    case 'bodies':
      return many(field, state, offer.bodies);
    case 'people':
      return many(field, state, offer.people);
    case 'classes':
      return many(field, state, offer.classes);
    case 'group':
      return html`<details class="group" id="group-${field.name}"${isTyped(field, typed) ? html` open` : ''}><summary>${field.words}</summary>${formFields(field.fields ?? [], state)}</details>`;
    case 'roll':
      return html`<details class="group" id="group-roll"${[...typed.keys()].some((name) => name.startsWith('roll.') && textOf(typed, name) !== '') ? html` open` : ''}><summary>${field.words}</summary>${rollTable(state)}</details>`;
    case 'method':
      return method(state);
    default:
      return field.kind satisfies never;
  }
}

function isTyped({ fields = [] }: Field, typed: Typed): boolean {
  return fields.some(({ name }) => textOf(typed, name) !== '');
}

/** A control with its label, and under it what is wrong with it. */
export function labelled(
  { name, words, required }: Pick<Field, 'name' | 'words' | 'required'>,
  { wrongs }: Pick<FormState, 'wrongs'>,
  control: (attributes: Markup) => Markup,
): Markup {
  const wrong = wrongs.get(name);
  const own = html`id="f-${name}" name="${name}"${required ? html` required` : ''}${wrong ? html` aria-invalid="true" aria-describedby="w-${name}"` : ''}`;
  return html`<div class="field${wrong ? ' field-wrong' : ''}">
    <label for="f-${name}">${words}${required ? nothing : html` <span class="optional">optional</span>`}</label>
    ${control(own)}
    ${wrong ? html`<p class="wrong" id="w-${name}">${wrong}</p>` : nothing}
  </div>`;
}

/** A choice of one. */
export function choice(
  field: Pick<Field, 'name' | 'words' | 'required'>,
  state: Pick<FormState, 'wrongs' | 'typed'>,
  options: readonly Option[],
): Markup {
  const chosen = textOf(state.typed, field.name);
  const known = chosen === '' || options.some(({ value }) => value === chosen);
  const offered = known ? options : [...options, { value: chosen, words: chosen }];
  return labelled(
    field,
    state,
    (own) =>
      html`<select ${own}><option value="">${field.required ? 'Choose' : 'Not said'}</option>${all(offered.map(({ value, words }) => html`<option value="${value}"${value === chosen ? html` selected` : ''}>${words}</option>`))}</select>`,
  );
}

function many(
  { name, words, required, kind }: Field,
  { typed, wrongs }: FormState,
  options: readonly Option[],
): Markup {
  const chosen = typed.get(name) ?? [];
  const wrong = wrongs.get(name);
  // What was chosen before stays to be seen, though it is offered no more.
  const others = chosen
    .filter((value) => value !== '' && !options.some((option) => option.value === value))
    .map((value) => ({ value, words: value }));
  return html`<fieldset class="many${wrong ? ' field-wrong' : ''}"${wrong ? html` aria-describedby="w-${name}"` : ''}>
    <legend>${words}${required ? nothing : html` <span class="optional">optional</span>`}</legend>
    <div class="checks">${all([...options, ...others].map((option) => checkbox(name, option.value, option.words, chosen.includes(option.value))))}</div>
    ${kind === 'classes' ? nothing : html`<div class="field"><label for="f-${name}">${kind === 'bodies' ? 'Another body' : 'Somebody else'} <span class="optional">by ${kind === 'bodies' ? 'its' : 'their'} id</span></label><input type="text" id="f-${name}" name="${name}"></div>`}
    ${wrong ? html`<p class="wrong" id="w-${name}">${wrong}</p>` : nothing}
  </fieldset>`;
}

function checkbox(name: string, value: string, words: string, checked: boolean): Markup {
  return html`<label class="check"><input type="checkbox" name="${name}" value="${value}"${checked ? html` checked` : ''}> <span>${words}</span></label>`;
}

/** A choice of one that is all seen at once: the words by the values. */
export function radios(name: string, options: Readonly<Record<string, string>>, chosen: string): Markup {
  return all(
    Object.entries(options).map(
      ([value, words]) =>
        html`<label class="check"><input type="radio" name="${name}" value="${value}"${value === chosen ? html` checked` : ''}> <span>${words}</span></label>`,
    ),
  );
}

/** How a vote may have been taken, in the order of a form. */
const methodWords: Readonly<Record<Method['kind'], string>> = {
  'roll-call': 'By roll call, name by name',
  tally: 'Only the count is known',
  voice: 'By voice',
  'unanimous-consent': 'By unanimous consent',
  unrecorded: 'Only the outcome is known',
};

function method(state: FormState): Markup {
  const { typed, wrongs } = state;
  const chosen = textOf(typed, 'method.kind') || 'roll-call';
  const wrong = [...wrongs]
    .filter(([name]) => name === 'method' || name.startsWith('method.'))
    .map(([, words]) => words);
  return html`<fieldset class="method">
    <legend>How the vote was taken</legend>
    ${wrong.length > 0 ? html`<p class="wrong">${wrong.join(' ')}</p>` : nothing}
    <div class="checks">${radios('method.kind', methodWords, chosen)}</div>
    <details class="group" id="group-roll"${chosen === 'roll-call' ? html` open` : ''}><summary>The roll call</summary>${rollTable(state)}</details>
    <details class="group" id="group-tally"${chosen === 'tally' ? html` open` : ''}><summary>The count, where names are not known</summary>
      <div class="counts">${all((['ayes', 'nays', 'abstaining', 'absent'] as const).map((answer) => html`<div class="field"><label for="f-tally.${answer}">${spoken(answer)}</label><input type="number" min="0" inputmode="numeric" id="f-tally.${answer}" name="tally.${answer}" value="${textOf(typed, `tally.${answer}`)}"></div>`))}</div>
    </details>
  </fieldset>`;
}

const answerWords: Readonly<Record<(typeof rollAnswers)[number], string>> = {
  ayes: 'Aye',
  nays: 'Nay',
  abstaining: 'Abstains',
  present: 'Present',
  recused: 'Recused',
  absent: 'Absent',
  excused: 'Excused',
};

function rollTable({ offer, typed }: FormState): Markup {
  const names = new Set(offer.members.map(({ value }) => value));
  const others = [...typed.keys()]
    .filter((name) => name.startsWith('roll.') && textOf(typed, name) !== '')
    .map((name) => name.slice('roll.'.length))
    .filter((id) => !names.has(id))
    .map((id) => ({ value: id, words: id }));
  const members = [...offer.members, ...others];
  if (members.length === 0)
    return html`<p class="hint">The record names no members on that day, so nobody can be called by name.</p>`;
  return html`<div class="roll-form" role="group" aria-label="Roll call">${all(
    members.map(({ value, words }) => {
      const name = `roll.${value}`;
      const chosen = textOf(typed, name);
      return html`<div class="roll-member"><label for="f-${name}">${words}</label><select id="f-${name}" name="${name}"><option value="">—</option>${all(rollAnswers.map((answer) => html`<option value="${answer}"${answer === chosen ? html` selected` : ''}>${answerWords[answer]}</option>`))}</select></div>`;
    }),
  )}</div>`;
}

/** What was typed, carried along unseen. */
export function hiddenFields(typed: Typed): Markup {
  return all(
    [...typed].flatMap(([name, values]) =>
      values.map((value) => html`<input type="hidden" name="${name}" value="${value}">`),
    ),
  );
}
