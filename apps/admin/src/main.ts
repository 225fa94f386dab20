import { bootstrapApplication } from '@angular/platform-browser';
import { AppComponent } from './app/app.component.js';
import { appConfig } from './app/app.config.js';

bootstrapApplication(AppComponent, appConfig).catch((error: unknown) => console.error(error));

// Says that this file is a module: in a package of type commonjs the bundler would else wrap it with all that it loads,
// and could leave nothing out.
export {};
