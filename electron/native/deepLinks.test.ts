import { describe, expect, it } from 'vitest';
import { linkAmong, routeOfLink } from './deepLinks';

describe('routeOfLink', () => {
  it.each([
    ['campana://pedido/50', '/?ver=pedido-50'],
    ['campana://alerta/10/', '/?ver=alerta-10'],
    ['campana://voucher/9', '/?ver=voucher-9'],
    ['campana://cocina', '/cocina'],
  ])('leads from %s to %s', (link, route) => {
    expect(routeOfLink(link)).toBe(route);
  });

  it.each([
    'campana://pedido',
    'campana://usuarios/1',
    'campana://pedido/50/aprobar',
    'campana://pedido/-1',
    'campana://pedido/50?x=1',
    'campana://pedido/50#/monitor',
    'campana://pedido/99999999999',
    'campana://cocina/../monitor',
    'campana:pedido/50',
    'https://campana/pedido/50',
    'javascript:alert(1)',
    'campana://pedido/50 --inspect',
    '',
  ])('leads nowhere from %s', (link) => {
    expect(routeOfLink(link)).toBeNull();
  });
});

describe('linkAmong', () => {
  it('finds the link among switches', () => {
    expect(linkAmong(['campana', '--no-sandbox', 'campana://cocina'])).toBe('campana://cocina');
    expect(linkAmong(['campana', '--x=campana://cocina'])).toBeNull();
  });
});
