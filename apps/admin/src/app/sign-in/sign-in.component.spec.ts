import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { SessionState } from '@portal/web/data';
import { SignInComponent } from './sign-in.component.js';

describe('the sign-in page', () => {
  let fixture: ComponentFixture<SignInComponent>;
  let page: HTMLElement;

  beforeEach(async () => {
    localStorage.clear();
    fixture = TestBed.createComponent(SignInComponent);
    await fixture.whenStable();
    page = fixture.nativeElement as HTMLElement;
  });

  it('signs in with the pasted token, spaces around it left out', async () => {
    await paste('  a-token-of-the-admin \n');
    expect(TestBed.inject(SessionState).token()).toBe('a-token-of-the-admin');
  });

  it('says beside the field that a token is too short', async () => {
    await paste('short');
    expect(TestBed.inject(SessionState).signedIn()).toBe(false);
    expect(page.querySelector('#token')?.getAttribute('aria-invalid')).toBe('true');
    expect(page.querySelector('#token-problem')?.textContent).toContain('16 characters');
  });

  it('tells where the token is found', () => {
    expect(page.textContent).toContain('npm start');
    expect(page.textContent).toContain('admin-token');
  });

  async function paste(token: string): Promise<void> {
    (page.querySelector('#token') as HTMLInputElement).value = token;
    page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await fixture.whenStable();
  }
});
