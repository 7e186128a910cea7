import { describe, expect, it } from 'vitest';
import { covers, hostPattern, type KnownWebmail, siteOf, webmailAt } from '@/utils/domain/site';

const POST: KnownWebmail = {
  id: 'post',
  name: 'Post',
  hosts: ['https://*.post.example/*', 'https://mailer.example/*'],
};

describe('a site', () => {
  it.each([
    [{ origin: 'https://webmail.example' }, 'https://webmail.example', true],
    [{ origin: 'https://webmail.example:8443' }, 'https://webmail.example', false],
    [{ origin: 'https://webmail.example' }, 'http://webmail.example', false],
    [siteOf(POST), 'https://post.example', true],
    [siteOf(POST), 'https://navigator.post.example', true],
    [siteOf(POST), 'https://mailer.example', true],
    [siteOf(POST), 'https://sub.mailer.example', false],
    [siteOf(POST), 'https://compost.example', false],
    [siteOf(POST), 'https://post.example.boese.example', false],
    [siteOf(POST), 'http://post.example', false],
    [siteOf(POST), 'https://navigator.post.example:8443', false],
  ])('of %o covers %s: %s', (site, origin, expected) => {
    expect(covers(site, origin)).toBe(expected);
  });

  it('is asked for without its port, which match patterns do not know', () => {
    expect(hostPattern('http://192.168.0.7:8080')).toBe('http://192.168.0.7/*');
    expect(hostPattern('http://[::1]:8080')).toBe('http://[::1]/*');
  });

  it('has one name, wherever in the webmail it was switched on', () => {
    expect(siteOf(POST)).toEqual({ origin: 'https://post.example', hosts: POST.hosts, webmail: 'Post' });
    expect(webmailAt([POST], 'https://navigator.post.example')).toBe(POST);
    expect(webmailAt([POST], 'https://webmail.example')).toBeUndefined();
  });
});
