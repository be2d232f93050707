targetScope = 'subscription'

@description('Names everything that is made, such as "north-south-prod". azd asks for it.')
@minLength(1)
@maxLength(40)
param environmentName string

@description('The Azure region; one that has the Flex Consumption plan.')
@minLength(1)
param location string

@description('The analysis that is watched: a folder under src/packs.')
@minLength(1)
@maxLength(60)
param pack string = 'north-south'

@description('Who hears that the monitor itself is in trouble. Empty: nobody is written to, and the platform raises alerts without a receiver.')
@maxLength(254)
param operatorAddress string = ''

@description('The sender of all mail.')
@minLength(3)
@maxLength(254)
param mailFrom string = 'signalwatch@localhost'

@description('The mail server. Empty: mails are kept in the outbox and not sent.')
@maxLength(253)
param smtpHost string = ''

@description('Its port: 587 for STARTTLS, 465 for TLS from the start.')
@minValue(1)
@maxValue(65535)
param smtpPort int = 587

@description('The account on the mail server; empty where it asks for none.')
@maxLength(254)
param smtpUser string = ''

@description('Its password. It goes into the vault and nowhere else.')
@secure()
param smtpPassword string = ''

@description('The most instances that queue work may spread over. 40 is the least that the plan takes.')
@minValue(40)
@maxValue(1000)
param maximumInstances int = 40

@description('Memory of an instance. The trained model needs 512 MB or more beside the runtime.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('The most log volume a day, in MB: what is more is dropped, so that a fault can not run up a bill. The alarm from outside then sounds too.')
@minValue(25)
@maxValue(100000)
param dailyLogCapMB int = 200

@description('The client id of an Entra application whose users may see the dashboard. Empty: only API keys open it.')
@maxLength(36)
param signInClientId string = ''

@description('The tenant of that application; the deployment\'s own when left out.')
param signInTenantId string = tenant().tenantId

@description('Who deploys, and may then keep keys and analysts in the tables; azd knows it. Empty: nobody but the app.')
@maxLength(36)
param principalId string = ''

@description('Half of the key that mail links are signed with, made on the first deployment and never changed by a later one.')
@secure()
param linkKeySeed string = newGuid()

@description('The other half.')
@secure()
param linkKeySalt string = newGuid()

var names = loadJsonContent('abbreviations.json')
var tags = { 'azd-env-name': environmentName }
var token = toLower(uniqueString(subscription().id, environmentName, location))

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: '${names.resourceGroup}${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  scope: group
  params: { name: '${names.identity}${token}', location: location, tags: tags }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  scope: group
  params: { name: '${names.storage}${token}', location: location, tags: tags, principalId: identity.outputs.principalId, deployerId: principalId }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    workspaceName: '${names.logAnalytics}${token}'
    name: '${names.appInsights}${token}'
    location: location
    tags: tags
    dailyCapMB: dailyLogCapMB
    principalId: identity.outputs.principalId
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  scope: group
  params: {
    name: '${names.keyVault}${token}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    smtpPassword: smtpPassword
    linkKey: base64('${linkKeySeed}${linkKeySalt}')
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  scope: group
  params: {
    name: '${names.functionApp}${token}'
    planName: '${names.plan}${token}'
    location: location
    tags: tags
    storageName: storage.outputs.name
    packageContainer: storage.outputs.packageContainer
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    monitoringConnection: monitoring.outputs.connectionString
    maximumInstances: maximumInstances
    instanceMemoryMB: instanceMemoryMB
    signInClientId: signInClientId
    signInTenantId: signInTenantId
    settings: union(
      {
        Pack: pack
        Mail__From: mailFrom
        Mail__Operator: operatorAddress
        Links__Key: '@Microsoft.KeyVault(SecretUri=${vault.outputs.linkSecretReference})'
      },
      empty(smtpHost) ? {} : { Smtp__Host: smtpHost, Smtp__Port: string(smtpPort), Smtp__UserName: smtpUser },
      empty(smtpHost) || empty(smtpPassword) ? {} : { Smtp__Password: '@Microsoft.KeyVault(SecretUri=${vault.outputs.smtpSecretReference})' }
    )
  }
}

module alert 'modules/alert.bicep' = {
  name: 'alert'
  scope: group
  params: {
    name: '${names.alertRule}${token}'
    groupName: '${names.actionGroup}${token}'
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    operatorAddress: operatorAddress
  }
}

output AZURE_LOCATION string = location
output AZURE_RESOURCE_GROUP string = group.name
output SIGNALWATCH_APP string = app.outputs.name
output SIGNALWATCH_URL string = app.outputs.url
output SIGNALWATCH_STORAGE string = storage.outputs.name
output SIGNALWATCH_VAULT string = vault.outputs.name
