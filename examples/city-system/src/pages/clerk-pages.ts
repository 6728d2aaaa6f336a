import type { RecordedEvent } from '@statecraft/core';
import { type Context, Hono } from 'hono';
import type { City } from '../city.ts';
import { type Outcome, recordAct } from '../recording/record-acts.ts';
import { whyNotTheirs } from '../recording/rights.ts';
import type { Choice } from './choices.ts';
import { choicesPage, deskPage, type SignInPage, signInPage } from './clerk-page.ts';
import {
  choiceOf,
  correctionFor,
  firstTyped,
  formOf,
  handedFrom,
  reviewOf,
  type Task,
  taskOf,
  toldOf,
} from './desk.ts';
import { docketLines } from './docket-lines.ts';
import { errorPage } from './error-page.ts';
import type { Page } from './layout.ts';
import { clerkPath, measurePath, withQuery } from './links.ts';
import type { Markup } from './markup.ts';
import { carriedIn, type Typed, textOf, typedIn, without } from './read-act-form.ts';
import { PublicRecord } from './record.ts';
import { forgetToken, isOwnForm, keepToken } from './session.ts';
import type { Show } from './show.ts';
import { clerkIn, type SignedIn, whyNotSignedIn } from './signed-in.ts';

/** The clerk's side: signing in, the desk, and the forms of acts. */
export function clerkPages(city: City, show: Show): Hono {
  const app = new Hono();
  app.get('/clerk', async (c) => {
    if (!(await clerkIn(c, city))) return show(c, signIn({ next: '' }));
    const record = await PublicRecord.open(city);
    const source = { docket: city.docket, procedure: city.procedure, today: record.today, nameOf: record.nameOf };
    await city.docket.tally('stage', { atLeast: 'head' });
    const words = (c.req.query('words') ?? '').slice(0, 200);
    const { lines, next } = await docketLines(
      source,
      { stage: '', committee: '', sponsor: '', words },
      c.req.query('after'),
    );
    return show(c, { title: 'The clerk’s desk', at: '/clerk', main: deskPage({ lines, words, next }) });
  });

  app.post('/clerk/sign-in', async (c) => {
    const typed = typedIn(await c.req.parseBody({ all: true }));
    const token = textOf(typed, 'token');
    const wrong = await whyNotSignedIn(city, token);
    const next = ownPath(textOf(typed, 'next'));
    const carried = carriedIn(typed);
    if (wrong !== undefined) {
      city.report('sign-in-refused', { reason: wrong });
      return show(c, signIn({ next, wrong, carried }), 403);
    }
    keepToken(c, city, token);
    const [, ...names] = /^\/clerk\/measures\/([^/]+)\/(acts|corrections)\/([^/]+)$/.exec(next) ?? [];
    const [id, what, name] = names.map(decodeURIComponent);
    if (carried.size === 0 || id === undefined || what === undefined || name === undefined)
      return c.redirect(next, 303);
    const at = await atDesk(c, id);
    if (at instanceof Response) return at;
    const choice = await drawnUp(c, at.task, what, name);
    return choice instanceof Response ? choice : drawAnew(c, at.task, choice, carried);
  });

  app.post('/clerk/sign-out', async (c) => {
    const clerk = await clerkIn(c, city);
    const typed = typedIn(await c.req.parseBody({ all: true }));
    if (clerk && !isOwnForm(clerk.token, textOf(typed, 'csrf'))) return show(c, errorPage(403), 403);
    forgetToken(c, city);
    return c.redirect('/', 303);
  });

  app.get('/clerk/measures', (c) => {
    const id = (c.req.query('id') ?? '').trim().slice(0, 200);
    return c.redirect(id === '' ? '/clerk' : clerkPath(id), 303);
  });

  app.get('/clerk/measures/:id', async (c) => {
    const at = await atDesk(c, c.req.param('id'));
    if (at instanceof Response) return at;
    const { task } = at;
    const main = choicesPage({ measure: task, stage: task.stage, choices: task.choices, lifecycle: task.lifecycle });
    return show(c, { title: `Record an act on ${task.words}`, at: '/clerk', main });
  });

  app.get('/clerk/measures/:id/:what{acts|corrections}/:name', async (c) => {
    const at = await atDesk(c, c.req.param('id'));
    if (at instanceof Response) return at;
    const { task } = at;
    const choice = await drawnUp(c, task, c.req.param('what'), c.req.param('name'));
    if (choice instanceof Response) return choice;
    const state = { typed: firstTyped(task, choice), version: task.version, commandId: crypto.randomUUID() };
    return show(c, formPage(task, choice, formOf(task, choice, state)));
  });

  app.post('/clerk/measures/:id/:what{acts|corrections}/:name', async (c) => {
    const typed = typedIn(await c.req.parseBody({ all: true }));
    const at = await atDesk(c, c.req.param('id'), typed);
    if (at instanceof Response) return at;
    const { clerk, task } = at;
    const choice = await drawnUp(c, task, c.req.param('what'), c.req.param('name'));
    if (choice instanceof Response) return choice;
    if (!isOwnForm(clerk.token, textOf(typed, 'csrf'))) {
      city.report('form-refused', { officer: clerk.officer.id, reason: 'the form is not of this session' });
      return drawAnew(c, task, choice, typed, 403);
    }
    switch (textOf(typed, 'step')) {
      case 'record':
        return record(c, task, choice, typed);
      case 'edit':
        return show(
          c,
          formPage(
            task,
            choice,
            formOf(task, choice, { typed, version: versionIn(typed), commandId: commandIdIn(typed) }),
          ),
        );
      default:
        return review(c, task, choice, typed);
    }
  });

  /** What a clerk draws up: an act, or a correction of one on record; else the page that says why it is none of theirs. */
  async function drawnUp(c: Context, task: Task, what: string, name: string): Promise<Response | Choice> {
    if (what === 'acts') return choiceOf(task, name) ?? show(c, errorPage(404), 404);
    const { record, officer } = task;
    const reason = whyNotTheirs(city.procedure, officer, { type: 'correct', on: record.today });
    if (reason !== undefined) return show(c, errorPage(403, `Not put right: ${reason}.`), 403);
    return (await correctionFor(task, name)) ?? show(c, errorPage(404), 404);
  }

  /** The form again with what was typed in a session that is over: nothing of it goes on before the clerk says so. */
  function drawAnew(c: Context, task: Task, choice: Choice, typed: Typed, status = 200): Response | Promise<Response> {
    const state = { typed, version: versionIn(typed), commandId: commandIdIn(typed), anew: true };
    return show(c, formPage(task, choice, formOf(task, choice, state)), status);
  }

  async function review(c: Context, task: Task, choice: Choice, typed: Typed): Promise<Response> {
    if (versionIn(typed) !== task.version) return tellMeanwhile(c, task, choice, typed);
    const main = await reviewOf(task, choice, typed, commandIdIn(typed));
    return show(c, formPage(task, choice, main));
  }

  async function record(c: Context, task: Task, choice: Choice, typed: Typed): Promise<Response> {
    const { officer, id, version } = task;
    const act = handedFrom(task, choice, typed);
    const outcome = await recordAct(city, officer, act, { key: commandIdIn(typed), expect: versionIn(typed) });
    const again = { typed, version, commandId: commandIdIn(typed) };
    if (outcome.kind === 'recorded') {
      const [done] = outcome.results;
      return c.redirect(withQuery(measurePath(id), { recorded: done?.event.id }), 303);
    }
    city.report('act-not-recorded', {
      officer: officer.id,
      measure: id,
      act: act.type,
      outcome: outcome.kind,
      reasons: reasonsOf(outcome),
    });
    switch (outcome.kind) {
      case 'overtaken':
        return tellMeanwhile(c, task, choice, typed, outcome.meanwhile);
      case 'key-reused':
        // The same form with other content, sent again after it was recorded, is a new act upon what it was first.
        return tellMeanwhile(c, task, choice, without(typed, 'commandId'));
      case 'refused': {
        const refused = outcome.refusals.flatMap(({ rejections }) => rejections);
        return show(c, formPage(task, choice, formOf(task, choice, { ...again, refused })), 422);
      }
      case 'malformed':
        return show(c, formPage(task, choice, formOf(task, choice, { ...again, misplaced: outcome.places })), 422);
      case 'forbidden':
        return show(c, errorPage(403, `Not recorded: ${outcome.reason}.`), 403);
      default:
        return outcome satisfies never;
    }
  }

  /** Somebody else recorded on the measure since the form was made: says what, and keeps what was typed on a form of today. */
  async function tellMeanwhile(
    c: Context,
    { record: of, officer, csrf: own, id }: Task,
    choice: Choice,
    typed: Typed,
    events?: readonly RecordedEvent[],
  ): Promise<Response> {
    const task = await taskOf(of, officer, own, id);
    const since =
      events ?? (await task.record.eventsOf(`measure/${id}`)).filter((event) => event.version > versionIn(typed));
    const state = { typed, version: task.version, commandId: commandIdIn(typed), meanwhile: toldOf(task, since) };
    return show(c, formPage(task, choice, formOf(task, choice, state)), 409);
  }

  /** The measure on the desk of the clerk who asks; where nobody has signed in, the way to do so, with what they typed. */
  async function atDesk(
    c: Context,
    id: string,
    carried?: Typed,
  ): Promise<Response | { readonly clerk: SignedIn; readonly task: Task }> {
    const clerk = await clerkIn(c, city);
    if (!clerk) return show(c, signIn({ next: new URL(c.req.url).pathname, carried }), 401);
    if (!/^[\p{L}\p{N}][\p{L}\p{N}._:-]{0,199}$/u.test(id))
      return show(
        c,
        errorPage(400, 'An id starts with a letter or digit and goes on with letters, digits and . _ : -'),
        400,
      );
    return { clerk, task: await taskOf(await PublicRecord.open(city), clerk.officer, clerk.csrf, id) };
  }

  return app;
}

function signIn({ next, ...page }: SignInPage): Page {
  return { title: 'Sign in', at: '/clerk', main: signInPage({ ...page, next: ownPath(next) }) };
}

function formPage(task: Task, choice: Choice, main: Markup): Page {
  return { title: `${choice.title}: ${task.words}`, at: '/clerk', main };
}

/** A path of the clerk's own pages, to go on to; the desk for anything else. */
function ownPath(path: string): string {
  return /^\/clerk(\/[\w%.:-]+)*$/.test(path) && !path.includes('..') ? path : '/clerk';
}

/** Why an act was not recorded, for the service's own log. */
function reasonsOf(outcome: Outcome): unknown {
  switch (outcome.kind) {
    case 'refused':
      return outcome.refusals.flatMap(({ rejections }) =>
        rejections.map(({ code, rule, message }) => ({ code, rule, message })),
      );
    case 'malformed':
      return outcome.places;
    case 'overtaken':
      return { expected: outcome.expected, actual: outcome.actual };
    case 'forbidden':
      return outcome.reason;
    default:
      return undefined;
  }
}

function versionIn(typed: Typed): number {
  const text = textOf(typed, 'version');
  return /^\d{1,9}$/.test(text) ? Number(text) : -1;
}

/** The id that makes two submissions of a form one act; a form of ours has one. */
function commandIdIn(typed: Typed): string {
  const id = textOf(typed, 'commandId');
  return /^[0-9a-f-]{36}$/.test(id) ? id : crypto.randomUUID();
}
