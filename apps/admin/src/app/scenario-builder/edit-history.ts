import { computed, signal } from '@angular/core';

/** Steps that can be taken back at most. */
const MOST_STEPS = 100;

/**
 * The way back and forth through edits. What happens to a state between two ends of a step is one step: a field that is
 * typed into, a handle that is dragged.
 */
export class EditHistory<State> {
  private readonly past = signal<readonly State[]>([]);
  private readonly future = signal<readonly State[]>([]);
  private open = false;

  readonly canUndo = computed(() => this.past().length > 0);
  readonly canRedo = computed(() => this.future().length > 0);

  /** Remembers the state before an edit, unless the edit belongs to the step that is open. */
  record(before: State): void {
    if (!this.open) this.past.update((past) => [...past, before].slice(-MOST_STEPS));
    this.open = true;
    this.future.set([]);
  }

  /** Ends the open step. One that changed nothing in the end is none. */
  endStep(now: State | null): void {
    const before = this.past().at(-1);
    if (this.open && JSON.stringify(before) === JSON.stringify(now)) this.past.update((past) => past.slice(0, -1));
    this.open = false;
  }

  /** The state before the latest step; null when there is none. */
  undo(now: State): State | null {
    this.endStep(now);
    return move(this.past, this.future, now);
  }

  /** The state after the step that was taken back last; null when there is none. */
  redo(now: State): State | null {
    this.endStep(now);
    return move(this.future, this.past, now);
  }

  /** Forgets all steps. */
  clear(): void {
    this.past.set([]);
    this.future.set([]);
    this.open = false;
  }
}

type Stack<State> = ReturnType<typeof signal<readonly State[]>>;

function move<State>(from: Stack<State>, to: Stack<State>, now: State): State | null {
  const state = from().at(-1);
  if (state === undefined) return null;
  from.update((states) => states.slice(0, -1));
  to.update((states) => [...states, now]);
  return state;
}
