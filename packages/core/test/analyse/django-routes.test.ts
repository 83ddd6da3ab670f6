import { expect, test } from 'vitest';
import { analyseTexts } from './tiny-repository.ts';

const lines = (...list: string[]): string => `${list.join('\n')}\n`;

test('a route of Django has the whole path: lists and modules that are included below another', async () => {
  const analysis = await analyseTexts({
    'site/urls.py': lines(
      'from django.urls import include, path',
      'urlpatterns = [path("api/", include("shop.urls")), path("", include("news.urls"))]',
    ),
    'shop/urls.py': lines(
      'from django.urls import include, path',
      'from shop import views',
      'item_urls = [path("buy/", views.buy)]',
      'urlpatterns = [path("items/<int:id>/", include(item_urls)), path("items/", views.items)]',
    ),
    'shop/views.py': 'def buy(request): pass\ndef items(request): pass\n',
    'news/urls.py': lines(
      'from django.urls import path',
      'from news import views',
      'urlpatterns = [path("news/", views.news)]',
    ),
    'news/views.py': 'def news(request): pass\n',
  });
  const routes = analysis.entries.filter(({ kind }) => kind === 'route');
  expect(routes.map(({ name, handler }) => `${name} ${handler}`)).toEqual([
    '/news/ news/views.py#news',
    '/api/items/<int:id>/buy/ shop/views.py#buy',
    '/api/items/ shop/views.py#items',
  ]);
});
