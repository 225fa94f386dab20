import { TestBed } from '@angular/core/testing';
import { SessionState } from './session.state.js';

describe('the session of this browser', () => {
  beforeEach(() => {
    localStorage.clear();
    history.replaceState(null, '', '/');
  });

  it('begins signed out', () => {
    const session = TestBed.inject(SessionState);
    expect(session.token()).toBeNull();
    expect(session.signedIn()).toBe(false);
  });

  it('takes the token from the sign-in link and out of the address', () => {
    history.replaceState(null, '', '/claims?status=denied#token=abc-DEF_123.~xyz');
    const session = TestBed.inject(SessionState);
    expect(session.token()).toBe('abc-DEF_123.~xyz');
    expect(location.pathname + location.search + location.hash).toBe('/claims?status=denied');
  });

  it('leaves every other fragment alone', () => {
    history.replaceState(null, '', '/claims#main');
    expect(TestBed.inject(SessionState).signedIn()).toBe(false);
    expect(location.hash).toBe('#main');
  });

  it('is remembered until one signs out', () => {
    TestBed.inject(SessionState).signIn('a-token-of-the-admin');
    TestBed.resetTestingModule();
    const session = TestBed.inject(SessionState);
    expect(session.token()).toBe('a-token-of-the-admin');
    session.signOut();
    expect(session.signedIn()).toBe(false);
    TestBed.resetTestingModule();
    expect(TestBed.inject(SessionState).signedIn()).toBe(false);
  });

  it('prefers the token of a new link to the one it remembers', () => {
    TestBed.inject(SessionState).signIn('an-older-token-of-the-admin');
    TestBed.resetTestingModule();
    history.replaceState(null, '', '/#token=a-newer-token-of-the-admin');
    expect(TestBed.inject(SessionState).token()).toBe('a-newer-token-of-the-admin');
  });
});
