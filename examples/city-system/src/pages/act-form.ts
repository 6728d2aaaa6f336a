import type { Lifecycle, RecordedEvent, Rejection } from '@statecraft/core';
import { html } from 'hono/html';
import type { Misplaced } from '../recording/record-acts.ts';
import { fieldsOf, spoken } from './act-fields.ts';
import type { Choice } from './choices.ts';
import { citationOf } from './citation.ts';
import { WHAT, WHY } from './correction.ts';
import { datesInWords, instant } from './dates.ts';
import { choice as chooseOne, type FormState, formFields, labelled, radios } from './form-fields.ts';
import { clerkPath, correctionPath, measurePath } from './links.ts';
import { all, type Markup, nothing } from './markup.ts';
import { needItem } from './next-steps.ts';
import { questionFieldsOf, settledBy, textOf } from './read-act-form.ts';
import { stageLabel } from './stages.ts';

/** What a form of an act shows. */
export interface ActForm {
  readonly measure: { readonly id: string; readonly words: string };
  readonly choice: Choice;
  readonly lifecycle: Lifecycle | undefined;
  readonly state: FormState;
  /** In what capacity an actor may act, as the procedure names them. */
  readonly roles: readonly string[];
  readonly csrf: string;
  /** The version of the measure that the form was made from. */
  readonly version: number;
  readonly commandId: string;
  /** Why it was not recorded. */
  readonly refused?: readonly Rejection[] | undefined;
  /** The places in it that are not as they should be. */
  readonly misplaced?: readonly Misplaced[] | undefined;
  /** What was recorded by others since the form was made. */
  readonly meanwhile?: readonly Meanwhile[] | undefined;
  /** The session that it was typed in is over: what was typed is looked through before it goes on. */
  readonly anew?: boolean | undefined;
  readonly zone: string;
}

/** An act that somebody else recorded while a form was open. */
export interface Meanwhile {
  readonly event: RecordedEvent;
  readonly headline: string;
  /** Who recorded it, by name. */
  readonly by: string;
}

/** The form of an act: what the law will ask of it, and its fields; after a refusal, why, with all that was typed. */
export function actForm(form: ActForm): Markup {
  const { measure, choice, lifecycle, state, roles, refused, misplaced, meanwhile, anew, zone } = form;
  const fields = fieldsOf(
    choice.act,
    Object.keys(settledBy(choice)).filter((key) => key !== 'rule'),
  );
  return html`
    <p class="kicker"><a href="${clerkPath(measure.id)}">${measure.words}</a></p>
    <h1>${choice.title}</h1>
    ${anew ? anewNotice : nothing}
    ${meanwhile ? meanwhileNotice(meanwhile, measure.id, zone) : nothing}
    ${refused ? refusalNotice(refused, lifecycle) : nothing}
    ${misplaced ? misplacedNotice(misplaced) : nothing}
    ${refused || misplaced || meanwhile || choice.needs.length === 0 ? nothing : html`<details class="card asks" id="asks"${choice.ready ? '' : html` open`}><summary>What the law asks of it${choice.ready ? '' : ', and why it is not in order yet'}</summary><p class="quiet">${choice.leads}</p><ul class="needs">${all(choice.needs.map((need) => needItem(need, lifecycle)))}</ul></details>`}
    <form class="act-form" method="post" action="${formPath(form)}">
      ${hiddenHead(form)}
      ${choice.corrects ? correctionFields(state) : nothing}
      ${labelled({ name: 'on', words: 'Day of the act', required: true }, state, (own) => html`<input type="date" ${own} value="${textOf(state.typed, 'on')}">`)}
      ${formFields(questionFieldsOf(choice), state)}
      ${formFields(fields, state)}
      <fieldset><legend>Done by</legend>
        ${chooseOne({ name: 'by.id', words: 'Person or body', required: false }, state, [...state.offer.people, ...state.offer.bodies])}
        ${chooseOne(
          { name: 'by.role', words: 'In the capacity of', required: false },
          state,
          roles.map((role) => ({ value: role, words: role.replaceAll('-', ' ') })),
        )}
      </fieldset>
      <details class="group" id="group-source"${['source.title', 'source.address', 'source.locator', 'source.reason'].some((name) => textOf(state.typed, name) !== '') ? html` open` : ''}><summary>${choice.corrects ? 'Source' : 'Source and basis'}</summary>
        ${
          choice.corrects
            ? nothing
            : chooseOne(
                { name: 'basis', words: 'Basis', required: false },
                state,
                ['recorded', 'inferred'].map((value) => ({ value, words: value })),
              )
        }
        ${(
          [
            ['source.title', 'Source'],
            ['source.locator', 'Place in it'],
            ['source.address', 'Its address'],
            ['source.reason', 'Why it is held to have happened'],
          ] as const
        ).map(([name, words]) =>
          labelled(
            { name, words, required: false },
            state,
            (own) => html`<input type="text" ${own} value="${textOf(state.typed, name)}">`,
          ),
        )}
      </details>
      <div class="actions">
        <button type="submit" name="step" value="review">${refused || misplaced || meanwhile ? 'Try again' : 'See what the law makes of it'}</button>
        <a href="${measurePath(measure.id)}">Leave it</a>
      </div>
      <p class="hint">Nothing is recorded yet: ${choice.corrects ? 'what would change is' : 'the rulings are'} shown first.</p>
    </form>`;
}

/** Where a form is sent to. */
export function formPath({ measure, choice }: Pick<ActForm, 'measure' | 'choice'>): string {
  return choice.corrects ? correctionPath(measure.id, choice.id) : clerkPath(measure.id, choice.id);
}

const whatIsWrong = { otherwise: 'It was otherwise than it is entered', never: 'It never happened: strike it' };

/** What is wrong with an act on record, and why it is put right; below, the act as it is to read. */
function correctionFields(state: FormState): Markup {
  const chosen = textOf(state.typed, WHAT) || 'otherwise';
  const wrong = state.wrongs.get(WHAT);
  return html`<fieldset class="method${wrong ? ' field-wrong' : ''}"${wrong ? html` aria-describedby="w-${WHAT}"` : ''}><legend>What is wrong with it</legend>
      ${wrong ? html`<p class="wrong" id="w-${WHAT}">${wrong}</p>` : nothing}
      <div class="checks" id="f-${WHAT}">${radios(WHAT, whatIsWrong, chosen)}</div>
    </fieldset>
    ${labelled({ name: WHY, words: 'Why it is put right', required: true }, state, (own) => html`<textarea rows="2" ${own}>${textOf(state.typed, WHY)}</textarea>`)}
    <p class="hint">Nothing on record is edited: the act and its correction both stay to be read. Below is the act as it reads now.</p>`;
}

/** What a form of an act carries unseen: its session, the version it was made from, and the id of what it records. */
export function hiddenHead({ csrf, version, commandId }: Pick<ActForm, 'csrf' | 'version' | 'commandId'>): Markup {
  return html`<input type="hidden" name="csrf" value="${csrf}"><input type="hidden" name="version" value="${version}"><input type="hidden" name="commandId" value="${commandId}">`;
}

function refusalNotice(rejections: readonly Rejection[], lifecycle: Lifecycle | undefined): Markup {
  return html`<div class="notice notice-refused" role="alert" id="refused">
    <h2>The law does not allow this act as it is drawn up</h2>
    <ul class="refusals">${all(
      rejections.map(({ rule, citation, message, needs }) => {
        const title = lifecycle?.rule(rule)?.title ?? lifecycle?.row(rule)?.title;
        return html`<li>
          <p><strong>${title ?? 'Against what is on record'}</strong></p>
          <p class="arithmetic">${datesInWords(message)}.</p>
          <p class="quiet">${citationOf(rule, citation, lifecycle)}</p>
          <p><span class="what-next">What would do:</span> ${needs}.</p>
        </li>`;
      }),
    )}</ul>
    <p>Nothing was recorded. All that you typed is below: change it and try again, or leave it.</p>
  </div>`;
}

function misplacedNotice(places: readonly Misplaced[]): Markup {
  return html`<div class="notice notice-refused" role="alert" id="misplaced">
    <h2>The form is not complete</h2>
    <ul class="refusals">${all(
      places.map(({ path, message }) => {
        const field = fieldAt(path);
        return html`<li>${field === '' ? 'The act' : html`<a href="#f-${field}">${spoken(field.replaceAll('.', ' '))}</a>`}: ${message}</li>`;
      }),
    )}</ul>
    <p>Nothing was recorded. All that you typed is below.</p>
  </div>`;
}

/** The name of the field for a place in an act. */
export function fieldAt(path: readonly (string | number)[]): string {
  return path.filter((key) => typeof key === 'string').join('.');
}

const anewNotice = html`<div class="notice notice-refused" role="alert" id="anew">
    <h2>You signed in anew after you began this form</h2>
    <p>Nothing was recorded. All that you typed is below: look it through, and go on or leave it.</p>
  </div>`;

function meanwhileNotice(meanwhile: readonly Meanwhile[], measure: string, zone: string): Markup {
  return html`<div class="notice notice-meanwhile" role="alert" tabindex="-1" id="meanwhile" data-focus>
    <h2>Somebody else was faster</h2>
    <p>While you were writing, this was recorded on the same measure:</p>
    <ul>${all(
      meanwhile.map(
        ({ event, headline, by }) =>
          html`<li><strong>${datesInWords(headline)}</strong>, by ${by}, ${instant(event.at, zone)}${event.law.stage === undefined ? nothing : html` ${stageLabel(event.law.stage)}`}</li>`,
      ),
    )}</ul>
    <p>Your act was not recorded, and nothing you typed is lost. <a href="${measurePath(measure)}">Read the record as it is now</a>, then try again or leave it.</p>
  </div>`;
}
