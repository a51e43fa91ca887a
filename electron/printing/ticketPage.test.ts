import { describe, expect, it } from 'vitest';
import type { Ticket } from '../../shared/ticket';
import { heightMm, ticketPage } from './ticketPage';

const ticket: Ticket = {
  titulo: 'Pedido #50',
  detalle: 'Delivery · Centro',
  fecha: '24/11/2026 13:05',
  cliente: 'Rosa <script>alert(1)</script>',
  lineas: [{ cantidad: 2, producto: 'Lomo saltado & papas', nota: 'sin cebolla' }],
  nota: '',
};

describe('the ticket', () => {
  it('has the order, its items and their notes, and treats what customers wrote as text', () => {
    const page = ticketPage(ticket, 80, 'n');
    expect(page).toContain('<h1>Pedido #50</h1>');
    expect(page).toContain('Lomo saltado &amp; papas');
    expect(page).toContain('sin cebolla');
    expect(page).not.toContain('<script>');
    expect(page).not.toContain('unsafe-');
  });

  it('fits both papers, the narrow one with smaller type', () => {
    expect(ticketPage(ticket, 80, 'n')).toContain('size: 80mm');
    expect(ticketPage(ticket, 58, 'n')).toContain('size: 58mm');
    expect(heightMm(ticket, 58)).toBeGreaterThanOrEqual(heightMm(ticket, 80));
  });

  it('is longer the more is on it', () => {
    const lineas = Array.from({ length: 20 }, () => ticket.lineas[0]!);
    expect(heightMm({ ...ticket, lineas }, 80)).toBeGreaterThan(heightMm(ticket, 80) + 200);
  });
});
