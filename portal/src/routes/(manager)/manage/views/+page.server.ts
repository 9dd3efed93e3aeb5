import { createView, listViews, readView, setDefaultView, updateView } from '@rafiq/shared/views/contract.ts';
import { viewLists } from '@rafiq/shared/views/lists.ts';
import { done, refused } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event);
  const answers = await Promise.all(viewLists.map((list) => api.read(listViews, { query: { list } })));
  return { lists: viewLists.map((list, index) => ({ list, views: answers[index]?.items ?? [] })) };
};

export const actions: Actions = {
  create: async (event) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(createView, {
      body: {
        list: viewLists.find((known) => known === form.text('list')) ?? 'leads',
        name: form.textOrEmpty('name'),
        query: form.textOrEmpty('query'),
        shared: form.ticked('shared'),
      },
      idempotencyKey: form.idempotencyKey,
    });
    if (!outcome.ok) return refused('create', outcome.problem);
    return done('create', m.views_saved({ name: outcome.value.name }));
  },
  rename: async (event) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(updateView, {
      params: { viewId: form.textOrEmpty('viewId') },
      body: { name: form.textOrEmpty('name') },
      ifMatch: Number(form.text('version')),
    });
    return outcome.ok ? done('rename', m.views_renamed()) : refused('rename', outcome.problem);
  },
  remove: async (event) => {
    const form = await PostedForm.of(event.request);
    const viewId = form.textOrEmpty('viewId');
    const outcome = await apiOf(event).act(updateView, {
      params: { viewId },
      body: { removed: true },
      ifMatch: Number(form.text('version')),
    });
    if (!outcome.ok) return refused('remove', outcome.problem);
    return { form: 'remove', removed: { viewId, name: outcome.value.name } };
  },
  /** Takes a removal back, for the button in a toast: over whatever version the view has by now. */
  restore: async (event) => {
    const form = await PostedForm.of(event.request);
    const api = apiOf(event);
    const params = { viewId: form.textOrEmpty('viewId') };
    const view = await api.act(readView, { params });
    if (!view.ok) return refused('restore', view.problem);
    const body = { removed: false };
    const outcome = await api.act(updateView, { params, body, ifMatch: view.value.version });
    return outcome.ok ? { form: 'restore', restored: true } : refused('restore', outcome.problem);
  },
  setDefault: async (event) => {
    const form = await PostedForm.of(event.request);
    const isDefault = form.text('isDefault') === 'true';
    const outcome = await apiOf(event).act(setDefaultView, {
      params: { viewId: form.textOrEmpty('viewId') },
      body: { isDefault },
      idempotencyKey: form.idempotencyKey,
    });
    if (!outcome.ok) return refused('setDefault', outcome.problem);
    return done('setDefault', isDefault ? m.views_default_set() : m.views_default_cleared());
  },
};
