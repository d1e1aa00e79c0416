import { html, nothing, type TemplateResult } from "lit";
import { framed, site } from "../app.ts";
import { icon } from "../components/icons.ts";
import { note } from "../components/note.ts";
import { words } from "../gen/drawing.ts";
import type { Goal, GoalGroup, GoalStep } from "../gen/view.ts";
import { awaitsPrediction, isMet, isSolved } from "../store/derived.ts";
import { openTask } from "../store/entries.ts";
import { solvedTasks } from "../store/progress.ts";
import type { State } from "../store/state.ts";
import { applyFix, selectDocument, selectRow, showPane } from "../store/updates.ts";
import { settled } from "./island.ts";
import { hints } from "./row-notes.ts";

/** A challenge, or the task that is open: what to do, a tick for each goal, where to edit, a way to give up. */
export function goal(state: State): TemplateResult | typeof nothing {
  const { goal } = state.page;
  if (!goal) return nothing;
  const solved = isSolved(state);
  return html`<section class="goal${solved ? " solved" : ""}" tabindex="-1" data-rw="goal"
    data-met=${goal.met} data-of=${goal.of}>
    <header><p class="kind">${kind(state, goal)}</p><h3>${goal.title}</h3></header>
    <div class="note">${note(goal.brief)}</div>
    <p class="count">${count(state, goal)}${goal.score && !solved ? html` <small>${goal.score}</small>` : nothing}</p>
    ${toPredict(state, goal)}<ul class="goals">${goal.groups.map((g) => group(state, g))}</ul>
    <p class="edit">${words.change} ${goal.editable.map(
      (name, i) => html`<button type="button" class="small" @click=${() => edit(name)}>${goal.labels[i]}</button> `,
    )}</p>
    ${solved ? done(state, goal) : hints(state, 0, goal.hints)}
    ${goal.solutions.length > 0 ? solutions(state, goal) : nothing}
    ${goal.task > 0 ? leave() : nothing}
  </section>`;
}

/** The goals of a task that are open because their steps are to be predicted: nothing else is wrong with them. */
function toPredict(state: State, { task, groups }: Goal): TemplateResult | typeof nothing {
  const open = groups.flatMap((g) => g.goals).filter((s) => awaitsPrediction(state, state.page.rows[s.row]));
  if (task === 0 || open.length === 0) return nothing;
  const numbers = [...new Set(open.map((s) => s.number))].sort((a, b) => a - b);
  const steps = numbers.map((n) => `${words.step} ${n}`).join(", ");
  return html`<p class="count" data-rw="to-predict">${words.toPredict} ${steps}</p>`;
}

/** Shows a document that is to be changed; its tab has the focus, and the text comes next. */
function edit(name: string): void {
  selectDocument(name);
  void settled().then(() => document.querySelector<HTMLElement>("[role=tab][aria-selected=true]")?.focus());
}

function count(state: State, goal: Goal): string {
  if (isSolved(state)) return words.allMet;
  const all = goal.groups.flatMap((g) => (g.kept ? [] : g.goals));
  return `${all.filter((s) => isMet(state, s)).length} of ${all.length} ${words.goals}`;
}

/** How far it is, below a text that has the screen to itself; it leads to the goals. */
export function goalLine(state: State): TemplateResult | typeof nothing {
  const { goal } = state.page;
  if (!goal || framed || state.columns > 1) return nothing;
  const solved = isSolved(state);
  return html`<button type="button" class="goal-line${solved ? " solved" : ""}" data-rw="goal-line"
    @click=${() => showPane("walk")}>${icon(solved ? "tick" : "open")}<span><b>${count(state, goal)}</b>
      ${goal.title}</span>${icon("chevron", "chevron")}</button>`;
}

function kind(state: State, { task }: Goal): string {
  if (task === 0) return words.challenge;
  const of = state.page.tasks.length;
  return of > 1 ? `${words.task} ${task} of ${of}` : words.task;
}

/** What is wanted of some steps, each with its tick. Of those that are to stay as they were the others are told. */
function group(state: State, { words: wanted, goals, kept }: GoalGroup): TemplateResult {
  const shown = kept ? goals.filter((s) => !isMet(state, s)) : goals;
  return html`<li><span class="wanted">${wanted}</span><span class="marks">${shown.map((s) => step(state, s))}${
    shown.length === 0 ? html`<span class="all met">${icon("tick")}${words.all}</span>` : nothing
  }</span></li>`;
}

function step(state: State, s: GoalStep): TemplateResult {
  const met = isMet(state, s);
  const title = state.page.rows[s.row]?.title ?? "";
  return html` <button type="button" class="small${met ? " met" : ""}" title=${title} @click=${() => selectRow(s.row)}
    >${icon(met ? "tick" : "open")}<span>${words.step} ${s.number}</span><span class="vh"
    >${met ? ", met" : ", not met"}</span></button>`;
}

/** The solved moment: how short the solution is, and what comes next. */
function done(state: State, { score, task }: Goal): TemplateResult {
  const next = task > 0 && task < state.page.tasks.length ? state.page.tasks[task] : undefined;
  const lesson = site.next && !framed && state.entry.kind === "library";
  const says = html`<span><b>${words.solved}</b> ${score}</span>`;
  return html`<div class="done" data-rw="solved"><p>${icon("tick", "big")}${says}</p>${
    next
      ? html`<p>Next: <button type="button" data-rw="task" data-task=${task + 1} @click=${() => openTask(task + 1)}
          >${next.title}</button></p>`
      : lesson
        ? html`<p>Next: <a href=${site.root + site.next}>${site.nextTitle}</a></p>`
        : nothing
  }</div>`;
}

function solutions(state: State, goal: Goal): TemplateResult {
  return html`<details><summary>${words.solutions}</summary>
    <p>${words.replaces}</p>
    <ul class="solutions">${goal.solutions.map(
      (s) => html`<li><button type="button" class="small" data-rw="solution"
        @click=${() => applyFix(s, state.pageVersion)}>${s.title}</button></li>`,
    )}</ul></details>`;
}

function leave(): TemplateResult {
  return html`<p class="leave-task"><button type="button" data-rw="leave-task" @click=${() => openTask(0)}
    >${icon("undo")}${words.leave}</button></p>`;
}

/** What there is to do in a lesson, before it is opened. */
export function tasks(state: State): TemplateResult | typeof nothing {
  if (state.page.goal || state.page.tasks.length === 0) return nothing;
  const solved = solvedTasks(state);
  return html`<section class="goal tasks" tabindex="-1" data-rw="tasks"><h3>${words.try}</h3>
    <ul>${state.page.tasks.map(({ title }, i) => {
      const did = solved.includes(i + 1);
      return html`<li><button type="button" data-rw="task" data-task=${i + 1} class=${did ? "met" : nothing}
        @click=${() => openTask(i + 1)}>${icon(did ? "tick" : "open")}<span>${title}</span>${
          did ? html`<span class="vh">, solved</span>` : nothing
        }</button></li>`;
    })}</ul></section>`;
}
