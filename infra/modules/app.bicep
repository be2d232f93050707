param name string
param planName string
param location string
param tags object
param storageName string

@description('The blob container that the deployed package lies in.')
param packageContainer string
param identityId string
param identityClientId string
param monitoringConnection string
param maximumInstances int
param instanceMemoryMB int
param signInClientId string
param signInTenantId string

@description('Settings beside those of the host.')
param settings object

// In UTC, with seconds: https://learn.microsoft.com/azure/azure-functions/functions-bindings-timer#ncrontab-expressions
var schedules = {
  PollSchedule: '0 */5 * * * *'
  AssessSchedule: '30 */10 * * * *'
  DigestSchedule: '0 2 * * * *'
  HealthSchedule: '0 17 * * * *'
  RetrainSchedule: '0 40 3 * * *'
}

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-11-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'app' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    siteConfig: { minTlsVersion: '1.2', ftpsState: 'Disabled', http20Enabled: true }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageContainer
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: { maximumInstanceCount: maximumInstances, instanceMemoryMB: instanceMemoryMB }
    }
  }

  resource configuration 'config' = {
    name: 'appsettings'
    properties: union(settings, schedules, {
      AzureWebJobsDisableHomepage: 'true'
      AzureWebJobsStorage__accountName: storageName
      AzureWebJobsStorage__credential: 'managedidentity'
      AzureWebJobsStorage__clientId: identityClientId
      APPLICATIONINSIGHTS_CONNECTION_STRING: monitoringConnection
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
      Mail__PublicUrl: 'https://${app.properties.defaultHostName}/'
      Access__PlatformSignIn: string(!empty(signInClientId))
    })
  }

  resource signIn 'config' = if (!empty(signInClientId)) {
    name: 'authsettingsV2'
    properties: {
      platform: { enabled: true }
      globalValidation: {
        // The app itself turns away who is neither signed in nor has a key; links in mails must work without either.
        unauthenticatedClientAction: 'AllowAnonymous'
      }
      identityProviders: {
        azureActiveDirectory: {
          enabled: true
          registration: {
            clientId: signInClientId
            openIdIssuer: '${environment().authentication.loginEndpoint}${signInTenantId}/v2.0'
          }
          validation: { allowedAudiences: ['api://${signInClientId}'] }
        }
      }
      login: { tokenStore: { enabled: false } }
    }
  }
}

output name string = app.name
output url string = 'https://${app.properties.defaultHostName}/'
