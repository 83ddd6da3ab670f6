import type { ModelAnswer, ModelUsage } from '#language-model';
import { estimateTokens } from '#text/estimate-tokens';

/** What one call may cost. */
export interface CallBudget {
  /** Tokens of the request. Default of the prompt: 12,000. */
  readonly inputTokens: number;
  /** Tokens of the answer. Default of the prompt: 3,000. */
  readonly outputTokens: number;
}

/** Counts what a run has spent, refuses what it cannot pay, and learns when a provider counts more than expected. */
export class ModelLedger {
  readonly #limit: number;
  #reserved = 0;
  #calls = 0;
  #inputTokens = 0;
  #outputTokens = 0;
  #factor = 1;

  /** `maxTokens`: input and output of the whole run together; absent for no limit. */
  constructor(maxTokens?: number) {
    this.#limit = maxTokens ?? Number.POSITIVE_INFINITY;
  }

  /** Tokens of a text, rounded up. Grows after a provider counted more than that; never shrinks, so that packing repeats. */
  estimate = (text: string): number => Math.ceil(estimateTokens(text) * this.#factor);

  /** What was spent so far. */
  get usage(): ModelUsage {
    return { calls: this.#calls, inputTokens: this.#inputTokens, outputTokens: this.#outputTokens };
  }

  /** Sets tokens aside for a call; `false` when the run cannot pay it. */
  reserve(tokens: number): boolean {
    if (this.#inputTokens + this.#outputTokens + this.#reserved + tokens > this.#limit) return false;
    this.#reserved += tokens;
    return true;
  }

  /** Gives back what was set aside for a call that brought no answer. */
  release(tokens: number): void {
    this.#reserved -= tokens;
  }

  /** Books an answer in place of what was set aside for it. */
  settle(tokens: number, estimatedInput: number, answer: ModelAnswer): void {
    this.#reserved -= tokens;
    this.#calls += 1;
    this.#inputTokens += answer.inputTokens;
    this.#outputTokens += answer.outputTokens;
    if (answer.isCounted && answer.inputTokens > estimatedInput) {
      this.#factor = Math.min(MAX_FACTOR, this.#factor * (answer.inputTokens / estimatedInput));
    }
  }
}

/** A provider that counts beyond this is not believed. */
const MAX_FACTOR = 4;
