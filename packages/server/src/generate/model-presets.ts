import type { ModelPreset } from './info.ts';

/**
 * Places with an OpenAI-compatible API, for the form's list. A row is data: nothing in the code knows a provider.
 * Without a model where the account or the machine decides which there are.
 * @source model.md §1
 */
export const MODEL_PRESETS: readonly ModelPreset[] = [
  { name: 'OpenAI', baseUrl: 'https://api.openai.com/v1', model: 'gpt-4.1-mini' },
  { name: 'Azure OpenAI', baseUrl: 'https://RESOURCE.openai.azure.com/openai/v1', model: '' },
  { name: 'OpenRouter', baseUrl: 'https://openrouter.ai/api/v1', model: '' },
  {
    name: 'Google Gemini',
    baseUrl: 'https://generativelanguage.googleapis.com/v1beta/openai',
    model: 'gemini-2.5-flash',
  },
  { name: 'Anthropic', baseUrl: 'https://api.anthropic.com/v1', model: 'claude-sonnet-4-5' },
  { name: 'Mistral', baseUrl: 'https://api.mistral.ai/v1', model: 'mistral-medium-latest' },
  { name: 'DeepSeek', baseUrl: 'https://api.deepseek.com/v1', model: 'deepseek-chat' },
  { name: 'Groq', baseUrl: 'https://api.groq.com/openai/v1', model: 'llama-3.3-70b-versatile' },
  { name: 'Ollama', baseUrl: 'http://localhost:11434/v1', model: '' },
  { name: 'LM Studio', baseUrl: 'http://localhost:1234/v1', model: '' },
  { name: 'vLLM', baseUrl: 'http://localhost:8000/v1', model: '' },
];
